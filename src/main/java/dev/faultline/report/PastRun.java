package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
record PastRun(String folder, VerdictDocument verdicts, Optional<Manifest> manifest, List<AlteredFile> altered) {
    PastRun {
        altered = List.copyOf(altered);
    }

    /** Reads a run's folder; empty when the run never came to verdicts, or the folder is not that of a run. */
    static Optional<PastRun> read(RunFiles files) throws IOException {
        if (!Files.exists(files.verdicts())) {
            return Optional.empty();
        }
        Optional<Manifest> manifest = Manifest.read(files);
        List<AlteredFile> altered = new ArrayList<>();
        if (manifest.isPresent()) {
            altered.addAll(manifest.get().altered());
            String verdicts = FileHashes.name(files, files.verdicts());
            Optional<String> was = Optional.ofNullable(manifest.get().files().get(verdicts));
            if (!was.equals(Optional.of(FileHashes.sha256(files.verdicts())))) {
                altered.add(new AlteredFile(verdicts, AlteredFile.How.CHANGED, was));
            }
        }
        return Optional.of(new PastRun(
                files.folder().getFileName().toString(), VerdictDocument.read(files.verdicts()), manifest, altered));
    }

    /** Where its page is, seen from the pages over all runs. */
    String link() {
        return "./" + URLEncoder.encode(folder, StandardCharsets.UTF_8).replace("+", "%20") + "/index.html";
    }

    Instant started() {
        return verdicts.started();
    }

    /**
     * Whether it tells something of the system's claims: it ran on the platform that the system's files describe, and its
     * files are as it left them. Where it does not say so, nothing is concluded from it.
     */
    boolean counts() {
        return remark().isEmpty();
    }

    /** Whether the platform was broken on purpose: then nobody expects it to count. */
    boolean brokenOnPurpose() {
        return manifest.flatMap(Manifest::knownBad).isPresent();
    }

    /** Why it does not count; empty where it does. */
    String remark() {
        if (manifest.isEmpty()) {
            return "without a manifest";
        }
        List<String> remarks = new ArrayList<>();
        if (brokenOnPurpose()) {
            remarks.add("broken on purpose");
        }
        if (!manifest.get().settings().isEmpty()) {
            remarks.add("settings changed");
        }
        if (!altered.isEmpty()) {
            remarks.add("files altered");
        }
        return String.join(", ", remarks);
    }
}
