package dev.faultline.report;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a fault did, as the beginning of a sentence. */
final class FaultWords {
    private static final int MOST_TARGETS = 4;
    /** Stands in the name of every link. */
    private static final String LINK = "-to-";

    private static final Map<String, String> DONE_TO = Map.of(
            "process-kill", "killed",
            "process-freeze", "frozen",
            "link-latency", "slowed down",
            "link-blackhole", "black-holed",
            "link-reset", "reset",
            "link-down", "cut",
            "link-bandwidth", "narrowed",
            "slow-queries", "kept busy by a job that holds a lock",
            "data-loss", "robbed of its tables by a migration");

    private FaultWords() {}

    /** For example {@code The primary db-a was killed}; {@code named} puts a target into words. */
    static String of(Course.FaultWindow window, UnaryOperator<String> named) {
        if (window.kind().equals("load-surge")) {
            return "A surge of " + few(window.targets()) + " came on top of the load";
        }
        if (window.kind().equals("load-staircase")) {
            return "More and more of " + few(window.targets()) + " came on top of the load, step after step";
        }
        if (window.kind().equals("load-day")) {
            return "A day of " + few(window.targets()) + " passed, compressed, on top of the load";
        }
        if (window.kind().equals("load-replay")) {
            return "A recorded access log was replayed on top of the load";
        }
        if (window.kind().equals("release")) {
            return "The release " + window.fault() + " was begun";
        }
        if (window.kind().equals("call")) {
            return "The system was asked for " + few(window.targets());
        }
        if (window.kind().equals("promotion")) {
            return "The promotion of " + few(window.targets()) + " was asked for";
        }
        if (window.kind().equals("fail-back")) {
            return "The fail-back to the first region was asked for";
        }
        if (window.kind().equals("zone-outage")) {
            return lost("zone", window.targets(), named);
        }
        if (window.kind().equals("region-outage")) {
            return lost("region", window.targets(), named);
        }
        return capital(few(window.targets().stream().map(named).toList()))
                + (window.targets().size() > 1 ? " were " : " was ")
                + DONE_TO.getOrDefault(window.kind(), "subjected to " + window.kind());
    }

    /** Its targets are nodes and links; the nodes are what people know. */
    private static String lost(String place, List<String> targets, UnaryOperator<String> named) {
        List<String> nodes = targets.stream()
                .filter(target -> !target.contains(LINK))
                .map(named)
                .toList();
        return capital(few(nodes)) + (nodes.size() > 1 ? " were" : " was") + " lost with their " + place + " and its "
                + (targets.size() - nodes.size()) + " links";
    }

    /** A node's name stays as it is written; an article in front of it begins the sentence. */
    private static String capital(String words) {
        return words.startsWith("the ") ? "The " + words.substring("the ".length()) : words;
    }

    /** The first few names of a list that may be long, and how many more there are. */
    static String few(List<String> targets) {
        return targets.stream().limit(MOST_TARGETS).collect(Collectors.joining(", "))
                + (targets.size() > MOST_TARGETS ? " and " + (targets.size() - MOST_TARGETS) + " more" : "");
    }
}
