package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a service level over one phase, on the requests of the load, that of surges included, that were sent in it.
 * Probes are left out: they are the harness's own. A request belongs to the phase in which it was sent.
 *
 * <p>A stall of the harness's own proxy makes figures worse, never better. So a FAIL must also stand without the
 * requests that were under way during one, else it is taken back; and stalls over more than {@value #SPOILT} % of the
 * phase leave nothing that can PASS. A lost or doubled log line counts, likewise, as if it had been the best for the
 * system.
 */
final class SloCheck implements ObjectiveCheck {
    private static final int SPOILT = 5;

    /** The percentile that runs are compared by, whichever is required. */
    private static final double P95 = 95;

    private final Objective.Slo slo;
    private final String where;
    private final List<Span> phase;
    private final List<Span> stalls;
    private final RequestTally all;
    private final RequestTally undisturbed;

    SloCheck(Objective.Slo slo, RunTimeline timeline) {
        this(slo, "the phase " + slo.phase().label(), timeline.phase(slo.phase()), timeline);
    }

    /** The same over other stretches than those of its phase; {@code where} is what they are called. */
    SloCheck(Objective.Slo slo, String where, List<Span> stretches, RunTimeline timeline) {
        this.slo = slo;
        this.where = where;
        this.phase = stretches;
        this.stalls = timeline.stalls().stream()
                .flatMap(stall -> phase.stream().map(stall::within))
                .filter(stall -> !stall.length().isZero())
                .toList();
        Duration slowAbove =
                slo.level() instanceof Level.Latency latency ? latency.atMost() : Duration.ofSeconds(Long.MAX_VALUE);
        this.all = new RequestTally(slowAbove);
        this.undisturbed = new RequestTally(slowAbove);
    }

    @Override
    public void see(Outcome outcome) {
        if (outcome.source().startsWith("probe:")
                || !(slo.path().equals("*") || slo.path().equals(outcome.path()))
                || phase.stream().noneMatch(span -> span.contains(outcome.start()))) {
            return;
        }
        all.add(outcome);
        if (!stalls.isEmpty() && stalls.stream().noneMatch(stall -> stall.touches(outcome.start(), outcome.end()))) {
            undisturbed.add(outcome);
        }
    }

    @Override
    public Finding conclude(Soundness soundness) {
        if (slo.phase() == Phase.WARM_UP) {
            return Finding.unseen("the warm-up is never judged: a cold system makes a false figure");
        }
        if (phase.isEmpty()) {
            return Finding.unseen(where + " never began");
        }
        if (all.requests() == 0) {
            return Finding.unseen("the load sent no request of " + slo.path() + " in " + where);
        }
        Finding finding = judged(soundness);
        List<String> doubts = new ArrayList<>(soundness.ofLoad());
        long stalled = Span.total(stalls).toMillis() * 100;
        if (stalled > Span.total(phase).toMillis() * SPOILT) {
            doubts.add("the harness's own proxy stood still for " + Figures.time(Span.total(stalls)) + " of the "
                    + Figures.time(Span.total(phase)) + " of " + where);
        }
        return finding.doubted(doubts);
    }

    private Finding judged(Soundness soundness) {
        if (slo.level() instanceof Level.Availability availability) {
            return availability(availability, soundness);
        }
        if (slo.level() instanceof Level.Latency latency) {
            return latency(latency, soundness);
        }
        return new ThroughputTest((Level.Throughput) slo.level(), all, Span.total(phase), Span.total(stalls))
                .judged(soundness);
    }

    private Finding availability(Level.Availability level, Soundness soundness) {
        ShareTest test = ShareTest.availability(level.atLeast());
        Judgement judgement = test.judge(all.requests(), all.failed());
        List<String> evidence = new ArrayList<>(all.witnesses());
        judgement =
                sound(judgement, test, all.failed(), undisturbed.requests(), undisturbed.failed(), soundness, evidence);
        if (all.requests() < test.needed()) {
            evidence.add(tooFew(all.requests(), test));
        }
        Map<String, String> split = new LinkedHashMap<>();
        split.put("requests", Figures.count(all.requests()));
        split.put("failed", Figures.count(all.failed()) + (all.failed() == 0 ? "" : " (" + all.kinds() + ")"));
        split.put("error budget spent", budget(test));
        Finding finding = Finding.of(judgement, Figures.share(all.good(), all.requests()) + " good")
                .withEvidence(evidence)
                .withSplit(split);
        return spent(test).map(finding::withReading).orElse(finding);
    }

    /** The share of the error budget that was spent; empty where no failure is allowed, and nothing can be a share of that. */
    private Optional<Reading> spent(ShareTest test) {
        double allowed = test.allowed(all.requests()).doubleValue();
        return allowed == 0
                ? Optional.empty()
                : Optional.of(Reading.of(Quantity.ERROR_BUDGET, all.failed() / allowed, 1 / allowed, 1));
    }

    private String budget(ShareTest test) {
        BigDecimal allowed = test.allowed(all.requests());
        String of = Figures.count(all.failed()) + " of " + Figures.plain(allowed, 1) + " failures allowed";
        if (allowed.signum() == 0) {
            return of;
        }
        BigDecimal spent = BigDecimal.valueOf(all.failed()).divide(allowed, 6, RoundingMode.HALF_UP);
        return Figures.percent(spent) + " (" + of + ")";
    }

    private Finding latency(Level.Latency level, Soundness soundness) {
        if (all.good() == 0) {
            return Finding.unseen("none of " + Figures.count(all.requests()) + " requests was good")
                    .withEvidence(all.witnesses());
        }
        ShareTest test = ShareTest.percentile(level.percentile());
        Judgement judgement = test.judge(all.good(), all.slow());
        List<String> evidence = new ArrayList<>(all.witnesses());
        judgement = sound(judgement, test, all.slow(), undisturbed.good(), undisturbed.slow(), soundness, evidence);
        if (judgement == Judgement.FAIL && soundness.lateness().isPresent()) {
            judgement = Judgement.INCONCLUSIVE;
            evidence.add("the slowness may be the injector's own");
        }
        if (all.good() < test.needed()) {
            evidence.add(tooFew(all.good(), test));
        }
        Map<String, String> split = new LinkedHashMap<>();
        for (double p : new double[] {50, 95, 99, 99.9, 100}) {
            split.put(p == 100 ? "max" : "p" + Figures.plain(BigDecimal.valueOf(p), 1), percentile(p));
        }
        split.put("good requests", Figures.count(all.good()));
        split.put("slower than required", Figures.count(all.slow()));
        return Finding.of(
                        judgement,
                        "p" + Figures.plain(BigDecimal.valueOf(level.percentile()), 3) + " "
                                + percentile(level.percentile()))
                .withBound("0.1 % of the figure; the verdict is from exact counts")
                .withEvidence(evidence)
                .withReading(p95(level))
                .withSplit(split);
    }

    /** Outcomes are timed in milliseconds. */
    private Reading p95(Level.Latency level) {
        boolean limited = level.percentile() == P95;
        return new Reading(
                Quantity.P95,
                all.percentile(P95).orElseThrow().toNanos() / 1e9,
                0.001,
                limited ? Optional.of(level.atMost().toNanos() / 1e9) : Optional.empty());
    }

    private String percentile(double p) {
        return Figures.time(all.percentile(p).orElseThrow());
    }

    /** Takes a FAIL back where stalls, or lines lost from or doubled in the log, could have made it. */
    private Judgement sound(
            Judgement judgement,
            ShareTest test,
            long misses,
            long undisturbedRequests,
            long undisturbedMisses,
            Soundness soundness,
            List<String> evidence) {
        if (judgement != Judgement.FAIL) {
            return judgement;
        }
        if (!stalls.isEmpty() && test.judge(undisturbedRequests, undisturbedMisses) != Judgement.FAIL) {
            evidence.add("it would not fail without the requests that were under way while the harness's own proxy"
                    + " stood still");
            return Judgement.INCONCLUSIVE;
        }
        if (test.judge(all.requests() + soundness.missing(), misses - soundness.surplus()) != Judgement.FAIL) {
            evidence.add("it might not fail with a complete log without doubled lines");
            return Judgement.INCONCLUSIVE;
        }
        return judgement;
    }

    private static String tooFew(long requests, ShareTest test) {
        return Figures.count(requests) + " requests cannot show it: it takes " + Figures.count(test.needed());
    }
}
