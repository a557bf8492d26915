package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of earlier, as its verdicts and its manifest tell of it.
 *
 * @param verdicts its verdicts
 * @param manifest what it ran on; empty when it was killed before it could say so
 */
record PastRun(VerdictDocument verdicts, Optional<Manifest> manifest) {
    /** Reads a run's folder; empty when the run never came to verdicts, or the folder is not that of a run. */
    static Optional<PastRun> read(RunFiles files) throws IOException {
        return Files.exists(files.verdicts())
                ? Optional.of(new PastRun(VerdictDocument.read(files.verdicts()), Manifest.read(files)))
                : Optional.empty();
    }

    Instant started() {
        return verdicts.started();
    }

    /** Whether it ran on a platform that was not broken on purpose. Where it does not say so, nothing is concluded from it. */
    boolean honest() {
        return manifest.filter(made -> made.knownBad().isEmpty()).isPresent();
    }

    /** What to know about its platform before its verdicts are compared with others; often empty. */
    String remark() {
        if (manifest.isEmpty()) {
            return "without a manifest";
        }
        List<String> remarks = new ArrayList<>();
        manifest.get().knownBad().ifPresent(setting -> remarks.add("broken on purpose"));
        if (!manifest.get().settings().isEmpty()) {
            remarks.add("settings changed");
        }
        return String.join(", ", remarks);
    }
}
