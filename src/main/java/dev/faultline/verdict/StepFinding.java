package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one step of a staircase of load.
 *
 * @param usersPerSecond what it offered
 * @param judged when
 * @param judgement PASS where the service level held, FAIL where it broke
 * @param availability how many requests were good
 * @param latency how long they took
 * @param doubts why it is not decided although the figures would say so
 * @param first which level was beyond keeping first; empty when none was
 * @param figures all that was measured, in words
 */
record StepFinding(
        double usersPerSecond,
        Span judged,
        Judgement judgement,
        Finding availability,
        Finding latency,
        List<String> doubts,
        String first,
        String figures) {
    static final String AVAILABILITY = "availability";
    static final String LATENCY = "p95";

    String rate() {
        return Rate.of(usersPerSecond);
    }

    boolean held() {
        return judgement == Judgement.PASS;
    }

    boolean broke() {
        return judgement == Judgement.FAIL;
    }

    /** For example {@code p95 first, at 12/s: p95 812 ms}. */
    String limit() {
        return first + (broken().size() > 1 ? " first" : "") + ", at " + rate() + ": "
                + String.join(", ", broken().stream().map(Finding::measured).toList());
    }

    /** Requests that show it. */
    List<String> witnesses() {
        Finding finding = first.equals(AVAILABILITY) ? availability : latency;
        return finding.evidence().stream()
                .map(line -> "at " + rate() + ": " + line)
                .toList();
    }

    private List<Finding> broken() {
        List<Finding> broken = new ArrayList<>();
        for (Finding each : List.of(availability, latency)) {
            if (each.judgement() == Judgement.FAIL) {
                broken.add(each);
            }
        }
        return broken;
    }

    /** Why it is not decided. */
    List<String> open() {
        List<String> open = new ArrayList<>(doubts);
        for (Finding each : List.of(availability, latency)) {
            if (each.judgement() == Judgement.INCONCLUSIVE) {
                each.evidence().stream().filter(line -> !open.contains(line)).forEach(open::add);
            }
        }
        return open;
    }

    String words() {
        String how = held() ? "held" : broke() ? "broke" : "not decided";
        return how + ": " + figures;
    }
}
