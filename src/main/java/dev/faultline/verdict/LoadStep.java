package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One step of a staircase of load: how much of it came, and whether the service level held on it. A request belongs to the
 * step in which it was sent.
 */
final class LoadStep {
    private static final double P95 = 95;

    private final Objective.Capacity objective;
    private final double usersPerSecond;
    private final Span judged;
    private final Set<String> sources;
    private final SloCheck availability;
    private final SloCheck latency;
    private final RequestTally tally;
    private final MissCourse failed;
    private final MissCourse slow;
    private long arrivals;

    /**
     * A step that nothing was seen of yet.
     *
     * @param usersPerSecond users that were to arrive, those of the load included
     * @param judged the step without its settling
     * @param sources who sends these users
     */
    LoadStep(
            Objective.Capacity objective,
            double usersPerSecond,
            Span judged,
            Set<String> sources,
            RunTimeline timeline) {
        this.objective = objective;
        this.usersPerSecond = usersPerSecond;
        this.judged = judged;
        this.sources = sources;
        this.availability = check(new Level.Availability(objective.availability()), timeline);
        this.latency = check(new Level.Latency(P95, objective.p95()), timeline);
        this.tally = new RequestTally(objective.p95());
        this.failed = new MissCourse(judged.from(), outcome -> !outcome.good());
        this.slow = new MissCourse(
                judged.from(),
                outcome -> outcome.good() && outcome.responseTime().compareTo(objective.p95()) > 0);
    }

    private SloCheck check(Level level, RunTimeline timeline) {
        Objective.Slo slo = new Objective.Slo(objective.id(), objective.claims(), objective.path(), Phase.FAULT, level);
        return new SloCheck(slo, "the step of " + Rate.of(usersPerSecond), List.of(judged), timeline);
    }

    void see(Outcome outcome) {
        if (outcome.source().startsWith("probe:") || !judged.contains(outcome.start())) {
            return;
        }
        if (sources.contains(outcome.source()) && outcome.path().equals(objective.arrivals())) {
            arrivals++;
        }
        if (objective.path().equals("*") || objective.path().equals(outcome.path())) {
            availability.see(outcome);
            latency.see(outcome);
            tally.add(outcome);
            failed.see(outcome);
            slow.see(outcome);
        }
    }

    /**
     * What became of it, given why it was not offered in its whole length; empty when it was.
     *
     * <p>Fewer users than planned make a step easier, so what broke under them would have broken under all; more of them, or
     * users who were held up and then came together, make it harder, so what broke under them proves nothing.
     */
    StepFinding conclude(Soundness soundness, List<String> cut, Utilisation utilisation) {
        Finding good = availability.conclude(soundness);
        Finding quick = latency.conclude(soundness);
        Confidence.Interval planned = Confidence.ofCount(expected());
        List<String> tooLittle = new ArrayList<>(cut);
        List<String> tooMuch = new ArrayList<>(cut);
        if (arrivals < planned.from()) {
            tooLittle.add(offered() + ": less than the step is about");
        }
        if (arrivals > planned.to()) {
            tooMuch.add(offered() + ": more than the step is about");
        }
        soundness.lateness().ifPresent(tooMuch::add);
        Judgement judgement = good.judgement().worse(quick.judgement());
        List<String> doubts = judgement == Judgement.FAIL ? tooMuch : tooLittle;
        return new StepFinding(
                usersPerSecond,
                judged,
                doubts.isEmpty() ? judgement : Judgement.INCONCLUSIVE,
                good,
                quick,
                doubts,
                first(good, quick),
                words(good, quick) + told(utilisation));
    }

    private double expected() {
        return usersPerSecond * judged.length().toNanos() / 1e9;
    }

    private String offered() {
        return Figures.count(arrivals) + " users came in " + Figures.time(judged.length()) + ", "
                + Figures.plain(BigDecimal.valueOf(expected()), 1) + " were planned";
    }

    /** Which level was beyond keeping first; empty when none was. */
    private String first(Finding good, Finding quick) {
        if (good.judgement() != Judgement.FAIL) {
            return quick.judgement() == Judgement.FAIL ? StepFinding.LATENCY : "";
        }
        if (quick.judgement() != Judgement.FAIL) {
            return StepFinding.AVAILABILITY;
        }
        long unavailable = failed.beyond(ShareTest.availability(objective.availability())
                        .allowed(tally.requests())
                        .doubleValue())
                .orElse(Long.MAX_VALUE);
        long late = slow.beyond(ShareTest.percentile(P95).allowed(tally.good()).doubleValue())
                .orElse(Long.MAX_VALUE);
        return unavailable < late ? StepFinding.AVAILABILITY : StepFinding.LATENCY;
    }

    private String words(Finding good, Finding quick) {
        if (tally.requests() == 0) {
            return "no request was sent";
        }
        Confidence.Interval share = Confidence.ofShare(tally.good(), tally.requests());
        double perSecond = tally.requests() * 1e9 / judged.length().toNanos();
        return good.measured() + " (" + Figures.percent(share.from()) + " to " + Figures.percent(share.to()) + "), "
                + quick.measured() + between() + ", " + Figures.plain(BigDecimal.valueOf(perSecond), 0)
                + " requests/s; " + offered();
    }

    private String between() {
        if (tally.good() == 0) {
            return "";
        }
        Confidence.Interval percentiles = Confidence.ofPercentile(P95, tally.good());
        return " (" + Figures.time(tally.percentile(percentiles.from()).orElseThrow()) + " to "
                + Figures.time(tally.percentile(percentiles.to()).orElseThrow()) + ")";
    }

    private String told(Utilisation utilisation) {
        String words = utilisation.words(judged);
        return words.isEmpty() ? "" : "; " + words;
    }
}
