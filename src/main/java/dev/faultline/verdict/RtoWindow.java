package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instants that an RTO is counted between.
 *
 * @param injected when the fault was injected
 * @param origin what the RTO is counted from: that, or the reversal, or the step of the runbook that answers the fault
 * @param reversal for an RTO counted from the injection of a fault that is held: when its undo began, which the path
 *     must not need. A timeline holds the end of an undo only, so it is the earlier of that and injection plus hold
 * @param hold how long that fault was to be held; zero for one that is not, or an RTO counted from the reversal
 * @param disturbed when the harness next injected or undid something else: an outage that begins later cannot be laid
 *     at this fault's door
 * @param end when new traffic ended
 */
record RtoWindow(
        Instant injected,
        Instant origin,
        Optional<Instant> reversal,
        Duration hold,
        Optional<Instant> disturbed,
        Instant end) {
    /** The window, or nothing when the fault was not injected or the reversal that it counts from did not happen. */
    static Optional<RtoWindow> of(Objective.Rto rto, Scenario scenario, RunTimeline timeline) {
        return spec(rto.fault(), scenario)
                .filter(FaultSpec.Promotion.class::isInstance)
                .map(FaultSpec.Promotion.class::cast)
                .map(promotion -> ofPromotion(promotion, rto, scenario, timeline))
                .orElseGet(() -> ofFault(rto, scenario, timeline));
    }

    /** The path is out from the loss of the region on, and the time counts from when the promotion was asked for. */
    private static Optional<RtoWindow> ofPromotion(
            FaultSpec.Promotion promotion, Objective.Rto rto, Scenario scenario, RunTimeline timeline) {
        Objective.Rto ofTheRegion = new Objective.Rto(
                rto.id(),
                rto.claims(),
                rto.path(),
                promotion.answers(),
                rto.origin(),
                rto.within(),
                rto.ratio(),
                rto.holdsFor());
        return timeline.injected(promotion.id())
                .flatMap(asked -> ofFault(ofTheRegion, scenario, timeline)
                        .map(lost -> new RtoWindow(
                                lost.injected(),
                                asked.at(),
                                lost.reversal(),
                                lost.hold(),
                                lost.disturbed(),
                                lost.end())));
    }

    private static Optional<RtoWindow> ofFault(Objective.Rto rto, Scenario scenario, RunTimeline timeline) {
        Optional<Instant> injected = timeline.injected(rto.fault()).map(Event.FaultInjected::at);
        Optional<Instant> reverted = timeline.reverted(rto.fault()).map(Event.FaultReverted::at);
        Optional<Instant> origin = rto.origin() == Objective.Origin.INJECTION ? injected : reverted;
        if (injected.isEmpty() || origin.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> hold =
                rto.origin() == Objective.Origin.INJECTION ? hold(rto.fault(), scenario) : Optional.empty();
        return Optional.of(new RtoWindow(
                injected.get(),
                origin.get(),
                hold.map(held -> undoBegan(injected.get(), held, reverted)),
                hold.orElse(Duration.ZERO),
                nextDisturbance(rto.fault(), injected.get(), scenario, timeline),
                timeline.endOfTraffic()));
    }

    /** An outage that begins later does not count. */
    Instant until() {
        return Stream.of(disturbed, reversal)
                .flatMap(Optional::stream)
                .filter(end::isAfter)
                .min(Instant::compareTo)
                .orElse(end);
    }

    /** Of a restore: the path is out from the data loss on, and the time counts from when the restore was asked for. */
    static Optional<RtoWindow> ofRestore(String fault, Scenario scenario, RunTimeline timeline) {
        Optional<Instant> injected = timeline.injected(fault).map(Event.FaultInjected::at);
        Optional<Instant> asked = timeline.restoreAsked(fault).map(Event.RestoreAsked::at);
        if (injected.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RtoWindow(
                injected.get(),
                asked.get(),
                Optional.empty(),
                Duration.ZERO,
                nextDisturbance(fault, injected.get(), scenario, timeline),
                timeline.endOfTraffic()));
    }

    private static Optional<Duration> hold(String fault, Scenario scenario) {
        return spec(fault, scenario).map(FaultSpec::hold).filter(hold -> !hold.isZero());
    }

    private static Optional<FaultSpec> spec(String fault, Scenario scenario) {
        return scenario.method().stream().filter(f -> f.id().equals(fault)).findFirst();
    }

    private static Instant undoBegan(Instant injected, Duration hold, Optional<Instant> reverted) {
        Instant planned = injected.plus(hold);
        return reverted.filter(at -> at.isBefore(planned)).orElse(planned);
    }

    /**
     * Faults with the same offset are one composite failure: they do not disturb each other. Nor does a step of the runbook
     * excuse anything: what fails because of it is part of the failover.
     */
    private static Optional<Instant> nextDisturbance(
            String fault, Instant injected, Scenario scenario, RunTimeline timeline) {
        Optional<Duration> offset = spec(fault, scenario).map(FaultSpec::at);
        List<Instant> disturbances = new ArrayList<>();
        for (Event.FaultInjected other : timeline.all(Event.FaultInjected.class)) {
            boolean together = other.fault().equals(fault)
                    || spec(other.fault(), scenario)
                            .filter(FaultSpec.Remedy.class::isInstance)
                            .isPresent()
                    || (offset.isPresent()
                            && offset.equals(spec(other.fault(), scenario).map(FaultSpec::at)));
            if (together) {
                continue;
            }
            disturbances.add(other.at());
            hold(other.fault(), scenario)
                    .ifPresent(hold -> disturbances.add(undoBegan(
                            other.at(), hold, timeline.reverted(other.fault()).map(Event.FaultReverted::at))));
        }
        return disturbances.stream().filter(at -> at.isAfter(injected)).min(Instant::compareTo);
    }
}
