package dev.faultline.verdict;

import dev.faultline.scenario.Objective.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges good requests a second over a phase. A FAIL is sound only when enough was asked of the system: it is taken
 * back when the load was late, incomplete or stood still, or when nearly every request that was sent was good.
 *
 * @param level what is required
 * @param tally the requests of the phase
 * @param length how long the phase took
 * @param stalled how long of it the harness's own proxy stood still
 */
record ThroughputTest(Level.Throughput level, RequestTally tally, Duration length, Duration stalled) {
    private static final double NEARLY_ALL = 0.99;

    Finding judged(Soundness soundness) {
        double seconds = length.toNanos() / 1e9;
        if (seconds < 1) {
            return Finding.unseen("the phase took " + Figures.time(length) + ": too short for a rate");
        }
        double good = tally.good() / seconds;
        double sent = tally.requests() / seconds;
        List<String> evidence = new ArrayList<>();
        Judgement judgement = good >= level.atLeast() ? Judgement.PASS : Judgement.FAIL;
        if (judgement == Judgement.FAIL && excused(soundness, sent, evidence)) {
            judgement = Judgement.INCONCLUSIVE;
        }
        Map<String, String> split = new LinkedHashMap<>();
        split.put("sent", rate(sent));
        split.put("good", rate(good));
        split.put("over", Figures.time(length));
        return Finding.of(judgement, rate(good)).withEvidence(evidence).withSplit(split);
    }

    private boolean excused(Soundness soundness, double sent, List<String> evidence) {
        if (sent < level.atLeast() && tally.good() >= NEARLY_ALL * tally.requests()) {
            evidence.add("only " + rate(sent) + " were sent: the load asked for less than is required");
        }
        soundness.lateness().ifPresent(evidence::add);
        evidence.addAll(soundness.run());
        double possible = tally.good() + stalled.toNanos() / 1e9 * level.atLeast();
        if (!stalled.isZero() && possible >= level.atLeast() * length.toNanos() / 1e9) {
            evidence.add("the harness's own proxy stood still for " + Figures.time(stalled));
        }
        return !evidence.isEmpty();
    }

    private static String rate(double perSecond) {
        return Figures.plain(BigDecimal.valueOf(perSecond), 1) + " a second";
    }
}
