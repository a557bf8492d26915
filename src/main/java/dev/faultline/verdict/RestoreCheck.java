package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a point-in-time restore, by what it brought back and by when.
 *
 * <p>What: see {@link RestoredWrites}; a write that is missing, or there, against it is a witness. When: exactly as an RTO,
 * on a path that fails without the lost data, counted from when the restore was asked for. A path that went on without
 * them cannot tell when they were back.
 */
final class RestoreCheck implements ObjectiveCheck {
    /** A write must have been acknowledged this near to the restored instant, or a restore that falls short goes unseen. */
    private static final Duration EXPOSED = Duration.ofSeconds(1);

    private final Objective.Restore objective;
    private final RunTimeline timeline;
    private final SharedReconciliation records;
    private final RtoCheck served;

    RestoreCheck(Objective.Restore objective, Scenario scenario, RunTimeline timeline, SharedReconciliation records) {
        this.objective = objective;
        this.timeline = timeline;
        this.records = records;
        this.served = new RtoCheck(
                new Objective.Rto(
                        objective.id(),
                        objective.claims(),
                        objective.path(),
                        objective.fault(),
                        Objective.Origin.REVERSAL,
                        objective.within(),
                        objective.ratio(),
                        objective.holdsFor()),
                RtoWindow.ofRestore(objective.fault(), scenario, timeline),
                timeline);
    }

    @Override
    public void see(Outcome outcome) {
        served.see(outcome);
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        Optional<Event.FaultInjected> injected = timeline.injected(objective.fault());
        Optional<RestorePoint> point = RestorePoint.of(objective.fault(), timeline);
        if (injected.isEmpty()) {
            return Finding.unseen("the fault " + objective.fault() + " was never injected");
        }
        if (point.isEmpty()) {
            return Finding.unseen("after " + objective.fault() + " no restore was asked for");
        }
        RestoredWrites writes = RestoredWrites.of(records.get(), point.get());
        Finding time = served.conclude(soundness);
        List<String> doubts = new ArrayList<>(writes.doubts());
        exposure(writes, point.get()).ifPresent(doubts::add);
        if (!failedWithout(time, injected.get().at(), point.get().asked())) {
            doubts.add(objective.path() + " did not fail between " + objective.fault()
                    + " and the restore: it cannot tell" + " when the data were back");
        }
        List<String> witnesses = writes.witnesses();
        Judgement content = witnesses.isEmpty() ? Judgement.PASS : Judgement.FAIL;
        return Finding.of(content.worse(time.judgement()), "restore time " + time.measured() + "; " + writes.measured())
                .withBound((time.bound().isEmpty() ? "" : time.bound() + "; ") + "± "
                        + Figures.time(point.get().clocks()) + " (clocks)")
                .withEvidence(told(content.worse(time.judgement())))
                .withEvidence(witnesses)
                .withEvidence(time.evidence())
                .withSplit(split(time, writes, point.get()))
                .withOutages(time.outages())
                .doubted(doubts);
    }

    private Optional<String> exposure(RestoredWrites writes, RestorePoint point) {
        Optional<Duration> last = writes.newestBefore().map(at -> Duration.between(at, point.target()));
        if (last.isEmpty()) {
            return Optional.of("no write was acknowledged by the restored instant: there was nothing to bring back");
        }
        return last.filter(time -> time.compareTo(EXPOSED) > 0)
                .map(time -> "the last write before the restored instant was acknowledged " + Figures.time(time)
                        + " before it: a restore that fell short by less could not be seen");
    }

    private static boolean failedWithout(Finding time, Instant lost, Instant asked) {
        return time.outages().stream()
                .anyMatch(outage -> !outage.from().isBefore(lost.minusMillis(1))
                        && outage.from().isBefore(asked));
    }

    /** The platform's own words explain a failure; they decide nothing. */
    private List<String> told(Judgement judgement) {
        List<Event.RestoreSeen> seen = timeline.all(Event.RestoreSeen.class);
        return judgement == Judgement.PASS || seen.isEmpty()
                ? List.of()
                : List.of("the platform says of the restore: "
                        + seen.get(seen.size() - 1).state() + ", "
                        + seen.get(seen.size() - 1).detail());
    }

    private Map<String, String> split(Finding time, RestoredWrites writes, RestorePoint point) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("restored instant", point.target().toString());
        split.put(
                "clocks",
                "at most " + Figures.time(point.clocks()) + " apart, "
                        + point.bound().how());
        writes.tell(split);
        for (Event.RestoreSeen e : timeline.all(Event.RestoreSeen.class)) {
            split.putIfAbsent("seen " + e.state(), "+" + Figures.time(Duration.between(point.asked(), e.at())));
        }
        time.split().forEach(split::putIfAbsent);
        return split;
    }
}
