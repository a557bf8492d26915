package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.verdict.Attribution;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Outage;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stretch that an RTO, or the SLO of a scaling response, is about, as the charts bracket it and the history compares it.
 *
 * @param objective the objective's id
 * @param path the critical path
 * @param fault the fault it is counted from
 * @param origin {@code injection} or {@code reversal}
 * @param from the instant it is counted from
 * @param to when the last outage that counts for that fault was over; empty when the path never recovered while it was watched
 * @param took from origin to recovery, zero when the path never stopped working; empty when it never recovered
 * @param within what the objective allows
 */
public record Recovery(
        String objective,
        String path,
        String fault,
        String origin,
        Instant from,
        Optional<Instant> to,
        Optional<Duration> took,
        Duration within) {
    /** Refuses one that the history could not compare. */
    public Recovery {
        requireNonNull(objective, "objective is missing");
        requireNonNull(path, "path is missing");
        requireNonNull(within, "within is missing");
    }

    /** The recoveries of a run: one for each RTO or scaling response whose fault was injected and whose path was seen to fail, or not to. */
    static List<Recovery> of(Plan plan, Course course, List<Event> events, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.judgement() == Judgement.PASS
                        || !verdict.outages().isEmpty())
                .flatMap(verdict -> rto(plan, verdict)
                        .flatMap(rto -> from(rto, course)
                                .map(from -> since(
                                        from, rto, Attribution.of(rto, plan.scenario(), events, verdict.outages()))))
                        .stream())
                .toList();
    }

    private static Optional<Objective.Rto> rto(Plan plan, Verdict verdict) {
        return plan.scenario().objectives().stream()
                .filter(objective -> objective.id().equals(verdict.objective()))
                .findFirst()
                .flatMap(Recovery::rto);
    }

    /** A scaling response restores its path as an RTO does, counted from the load step. */
    private static Optional<Objective.Rto> rto(Objective objective) {
        if (objective instanceof Objective.Scaling s) {
            return Optional.of(new Objective.Rto(
                    s.id(),
                    s.claims(),
                    s.path(),
                    s.fault(),
                    Objective.Origin.INJECTION,
                    s.restoredWithin(),
                    s.ratio(),
                    s.holdsFor()));
        }
        return objective instanceof Objective.Rto rto ? Optional.of(rto) : Optional.empty();
    }

    private static Optional<Instant> from(Objective.Rto rto, Course course) {
        return course.fault(rto.fault()).flatMap(window -> switch (rto.origin()) {
            case INJECTION -> Optional.of(window.from());
            case REVERSAL -> window.to();
        });
    }

    private static Recovery since(Instant from, Objective.Rto rto, List<Outage> outages) {
        boolean everRecovered =
                outages.stream().allMatch(outage -> outage.recovered().isPresent());
        Optional<Instant> to = everRecovered
                ? Optional.of(outages.stream()
                        .map(outage -> outage.recovered().orElseThrow())
                        .filter(from::isBefore)
                        .max(Instant::compareTo)
                        .orElse(from))
                : Optional.empty();
        return new Recovery(
                rto.id(),
                rto.path(),
                rto.fault(),
                switch (rto.origin()) {
                    case INJECTION -> "injection";
                    case REVERSAL -> "reversal";
                },
                from,
                to,
                to.map(end -> Duration.between(from, end)),
                rto.within());
    }
}
