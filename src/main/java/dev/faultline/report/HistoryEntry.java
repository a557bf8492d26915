package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that was measured once, as the history lists and compares it: the run of a scenario, or of a capacity. */
sealed interface HistoryEntry permits PastRun, PastCapacity {
    /** What entries must have in common to be compared. */
    record Likeness(String system, String work, String backend, String java, String os) {}

    /** The name of its folder, which tells it from all others beside it. */
    String folder();

    /** The id that it was given as it began. */
    String runId();

    /** The system. */
    String system();

    /** The scenario, or that it was a capacity. */
    String scenario();

    /** What the target ran on. */
    String backend();

    /** When it began. */
    Instant started();

    /** What came of it. */
    Judgement judgement();

    /** What happened, in words. */
    String summary();

    /** What made it and what it left; empty when it was killed before it could say so. */
    Optional<Manifest> manifest();

    /** Its files that are not as it left them, as far as its manifest tells. */
    List<AlteredFile> altered();

    /** The hash of the file, or the words, that tell what was done; empty where nothing does. */
    Optional<String> work();

    /** What it measured. */
    List<KeyFigure> keyFigures();

    /** Where its page is, seen from the pages over all runs. */
    default String link() {
        return "./" + URLEncoder.encode(folder(), StandardCharsets.UTF_8).replace("+", "%20") + "/index.html";
    }

    /** Whose figures are followed together. */
    default String series() {
        return system() + " · " + scenario() + " · " + backend();
    }

    /** What another must have in common with it; empty where it does not say enough. */
    default Optional<Likeness> likeness() {
        return manifest()
                .flatMap(made -> work().map(done -> new Likeness(
                        made.system(),
                        done,
                        made.backend(),
                        made.software().java(),
                        made.software().os())));
    }

    /**
     * Whether it tells something of the system: it ran on the platform that the system's files describe, and its files are
     * as it left them. Where it does not say so, nothing is concluded from it.
     */
    default boolean counts() {
        return remark().isEmpty();
    }

    /** Whether the platform was broken on purpose: then nobody expects it to count. */
    default boolean brokenOnPurpose() {
        return manifest().flatMap(Manifest::knownBad).isPresent();
    }

    /** Why it does not count; empty where it does. */
    default String remark() {
        if (manifest().isEmpty()) {
            return "without a manifest";
        }
        List<String> remarks = new ArrayList<>();
        if (brokenOnPurpose()) {
            remarks.add("broken on purpose");
        }
        if (!manifest().get().settings().isEmpty()) {
            remarks.add("settings changed");
        }
        if (!altered().isEmpty()) {
            remarks.add("files altered");
        }
        return String.join(", ", remarks);
    }
}
