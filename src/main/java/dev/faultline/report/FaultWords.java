package dev.faultline.report;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a fault did, as the beginning of a sentence. */
final class FaultWords {
    private static final int MOST_TARGETS = 4;
    private static final Map<String, String> DONE_TO = Map.of(
            "process-kill", "killed",
            "process-freeze", "frozen",
            "link-latency", "slowed down",
            "link-blackhole", "black-holed",
            "link-reset", "reset",
            "link-down", "cut",
            "link-bandwidth", "narrowed",
            "zone-outage", "cut off with their zone",
            "slow-queries", "kept busy by a job that holds a lock");

    private FaultWords() {}

    /** For example {@code The primary db-a was killed}; {@code named} puts a target into words. */
    static String of(Course.FaultWindow window, UnaryOperator<String> named) {
        if (window.kind().equals("load-surge")) {
            return "A surge of " + few(window.targets()) + " came on top of the load";
        }
        if (window.kind().equals("release")) {
            return "The release " + window.fault() + " was begun";
        }
        return few(window.targets().stream().map(named).toList())
                + (window.targets().size() > 1 ? " were " : " was ")
                + DONE_TO.getOrDefault(window.kind(), "subjected to " + window.kind());
    }

    /** The first few names of a list that may be long, and how many more there are. */
    static String few(List<String> targets) {
        return targets.stream().limit(MOST_TARGETS).collect(Collectors.joining(", "))
                + (targets.size() > MOST_TARGETS ? " and " + (targets.size() - MOST_TARGETS) + " more" : "");
    }
}
