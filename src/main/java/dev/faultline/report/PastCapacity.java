package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A capacity that was measured earlier, as its {@code capacity.json} and its manifest tell of it.
 *
 * @param folder the name of its folder
 * @param figures what it measured
 * @param manifest what it ran on; empty when it was killed before it could say so
 * @param altered its files that are not as it left them, as far as its manifest and its figures tell
 */
record PastCapacity(String folder, Figures figures, Optional<Manifest> manifest, List<AlteredFile> altered)
        implements HistoryEntry {
    private static final String EMBEDDED = "embedded";

    PastCapacity {
        altered = List.copyOf(altered);
    }

    /**
     * What of a {@code capacity.json} the history needs.
     *
     * @param level the service level, and how it was looked for
     */
    record Figures(
            String runId,
            String system,
            long seed,
            Instant started,
            Judgement judgement,
            String summary,
            JsonNode level,
            List<Measured> measured) {
        Figures {
            requireNonNull(runId, "runId is missing");
            requireNonNull(system, "system is missing");
            requireNonNull(started, "started is missing");
            requireNonNull(judgement, "judgement is missing");
            requireNonNull(summary, "summary is missing");
            requireNonNull(level, "level is missing");
            measured = List.copyOf(requireNonNull(measured, "measured is missing"));
        }
    }

    /** What so many instances carry, between the load that held and the one that broke; empty where that is not known. */
    record Measured(int instances, double held, Optional<Double> broke, Optional<Double> capacity) {
        Optional<KeyFigure> figure() {
            return capacity.map(known -> new KeyFigure(
                    instances + (instances == 1 ? " instance" : " instances"),
                    Quantity.CAPACITY,
                    Optional.of(known),
                    broke.map(above -> above - held).orElse(0.0),
                    Optional.empty(),
                    Judgement.PASS));
        }
    }

    /** Reads a run's folder; empty when no capacity was measured there. */
    static Optional<PastCapacity> read(RunFiles files) throws IOException {
        if (!Files.exists(CapacityReport.document(files))) {
            return Optional.empty();
        }
        Figures figures = RecordFile.read(
                CapacityReport.document(files),
                RecordJson.mapper().readerFor(Figures.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                "the figures of a measured capacity");
        Optional<Manifest> manifest = Manifest.read(files);
        return Optional.of(new PastCapacity(
                files.folder().getFileName().toString(),
                figures,
                manifest,
                PastRun.altered(files, manifest, CapacityReport.document(files))));
    }

    @Override
    public String runId() {
        return figures.runId();
    }

    @Override
    public String system() {
        return figures.system();
    }

    @Override
    public String scenario() {
        return "capacity";
    }

    @Override
    public String backend() {
        return manifest.map(Manifest::backend).orElse(EMBEDDED);
    }

    @Override
    public Instant started() {
        return figures.started();
    }

    @Override
    public Judgement judgement() {
        return figures.judgement();
    }

    @Override
    public String summary() {
        return figures.summary();
    }

    /** The same service level, looked for in the same way with the same traffic. */
    @Override
    public Optional<String> work() {
        return Optional.of(figures.level() + " " + figures.seed());
    }

    @Override
    public List<KeyFigure> keyFigures() {
        return figures.measured().stream()
                .flatMap(measured -> measured.figure().stream())
                .toList();
    }
}
