package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of earlier, as its verdicts and its manifest tell of it.
 *
 * @param folder the name of its folder, which need not be the run's own: an example may be kept under another
 * @param verdicts its verdicts
 * @param manifest what it ran on; empty when it was killed before it could say so
 * @param altered its files that are not as it left them, as far as its manifest and its verdicts tell
 */
record PastRun(String folder, VerdictDocument verdicts, Optional<Manifest> manifest, List<AlteredFile> altered)
        implements HistoryEntry {
    private static final String PLAN = "plan.json";

    PastRun {
        altered = List.copyOf(altered);
    }

    /** Reads a run's folder; empty when the run never came to verdicts, or the folder is not that of a run. */
    static Optional<PastRun> read(RunFiles files) throws IOException {
        if (!Files.exists(files.verdicts())) {
            return Optional.empty();
        }
        Optional<Manifest> manifest = Manifest.read(files);
        return Optional.of(new PastRun(
                files.folder().getFileName().toString(),
                VerdictDocument.read(files.verdicts()),
                manifest,
                altered(files, manifest, files.verdicts())));
    }

    /** What a manifest tells of altered files, and what is found of the one file that the history rests on. */
    static List<AlteredFile> altered(RunFiles files, Optional<Manifest> manifest, Path figures) throws IOException {
        List<AlteredFile> altered = new ArrayList<>();
        if (manifest.isPresent()) {
            altered.addAll(manifest.get().altered());
            String name = FileHashes.name(files, figures);
            Optional<String> was = Optional.ofNullable(manifest.get().files().get(name));
            if (!was.equals(Optional.of(FileHashes.sha256(figures)))) {
                altered.add(new AlteredFile(name, AlteredFile.How.CHANGED, was));
            }
        }
        return altered;
    }

    @Override
    public String runId() {
        return verdicts.runId();
    }

    @Override
    public String system() {
        return verdicts.system();
    }

    @Override
    public String scenario() {
        return verdicts.scenario();
    }

    @Override
    public String backend() {
        return verdicts.backend();
    }

    @Override
    public Instant started() {
        return verdicts.started();
    }

    @Override
    public Judgement judgement() {
        return verdicts.judgement();
    }

    @Override
    public String summary() {
        return verdicts.summary();
    }

    /** Runs of one plan are of the same load, faults and seed. */
    @Override
    public Optional<String> work() {
        return manifest.map(made -> made.files().get(PLAN));
    }

    @Override
    public List<KeyFigure> keyFigures() {
        return KeyFigure.of(verdicts);
    }
}
