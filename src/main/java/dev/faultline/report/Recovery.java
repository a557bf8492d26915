package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.FaultSpec;
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
 * The stretch that an RTO, a restore time, or the SLO of a scaling response is about, as the charts bracket it and the
 * history compares it.
 *
 * @param objective the objective's id
 * @param path the critical path
 * @param fault the fault it is counted from
 * @param origin {@code injection}, {@code reversal}, or {@code restore} or {@code promotion} for a time that counts from when
 *     one was asked for
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
    static final String RESTORE = "restore";
    static final String PROMOTION = "promotion";

    /** Refuses one that the history could not compare. */
    public Recovery {
        requireNonNull(objective, "objective is missing");
        requireNonNull(path, "path is missing");
        requireNonNull(within, "within is missing");
    }

    /** From when it counts, in the words of a sentence: {@code the injection}. */
    String counted() {
        return origin.equals(RESTORE) || origin.equals(PROMOTION)
                ? "the " + origin + " was asked for"
                : "the " + origin;
    }

    /** The recoveries of a run: one for each objective that has one, whose fault was injected and whose path was seen to fail, or not to. */
    static List<Recovery> of(Plan plan, Course course, List<Event> events, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.judgement() == Judgement.PASS
                        || !verdict.outages().isEmpty())
                .flatMap(verdict ->
                        objective(plan, verdict)
                                .flatMap(objective -> of(objective, verdict, plan, course, events))
                                .stream())
                .toList();
    }

    private static Optional<Objective> objective(Plan plan, Verdict verdict) {
        return plan.scenario().objectives().stream()
                .filter(objective -> objective.id().equals(verdict.objective()))
                .findFirst();
    }

    private static Optional<Recovery> of(
            Objective objective, Verdict verdict, Plan plan, Course course, List<Event> events) {
        return rto(objective)
                .flatMap(rto -> from(objective, rto, course, events).map(from -> {
                    List<Outage> outages = Attribution.of(rto, plan.scenario(), events, verdict.outages());
                    return since(from, rto, origin(objective, rto, plan), outages);
                }));
    }

    /**
     * A scaling response restores its path as an RTO does, counted from the load step, and a restore as one does that
     * counts from an undo: it is what takes the loss of data back.
     */
    private static Optional<Objective.Rto> rto(Objective objective) {
        if (objective instanceof Objective.Restore r) {
            return Optional.of(new Objective.Rto(
                    r.id(),
                    r.claims(),
                    r.path(),
                    r.fault(),
                    Objective.Origin.REVERSAL,
                    r.within(),
                    r.ratio(),
                    r.holdsFor()));
        }
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

    private static Optional<Instant> from(Objective objective, Objective.Rto rto, Course course, List<Event> events) {
        if (objective instanceof Objective.Restore) {
            return Course.all(events, Event.RestoreAsked.class).stream()
                    .filter(asked -> asked.fault().equals(rto.fault()))
                    .findFirst()
                    .map(Event.RestoreAsked::at);
        }
        return course.fault(rto.fault()).flatMap(window -> switch (rto.origin()) {
            case INJECTION -> Optional.of(window.from());
            case REVERSAL -> window.to();
        });
    }

    private static String origin(Objective objective, Objective.Rto rto, Plan plan) {
        if (objective instanceof Objective.Restore) {
            return RESTORE;
        }
        if (plan.scenario().method().stream()
                .filter(FaultSpec.Promotion.class::isInstance)
                .anyMatch(fault -> fault.id().equals(rto.fault()))) {
            return PROMOTION;
        }
        return switch (rto.origin()) {
            case INJECTION -> "injection";
            case REVERSAL -> "reversal";
        };
    }

    private static Recovery since(Instant from, Objective.Rto rto, String origin, List<Outage> outages) {
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
                origin,
                from,
                to,
                to.map(end -> Duration.between(from, end)),
                rto.within());
    }
}
