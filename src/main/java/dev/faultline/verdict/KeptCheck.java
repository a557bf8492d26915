package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges that what was acknowledged since a step is kept: a write that was acknowledged after the step's beginning and is
 * missing in the end is a FAIL, be it overwritten by a region that came back or left behind by a fail-back. Losses from
 * before the step are an RPO's matter.
 */
final class KeptCheck implements ObjectiveCheck {
    private final Objective.Kept objective;
    private final RunTimeline timeline;
    private final SharedReconciliation records;

    KeptCheck(Objective.Kept objective, RunTimeline timeline, SharedReconciliation records) {
        this.objective = objective;
        this.timeline = timeline;
        this.records = records;
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        Optional<Instant> since = timeline.injected(objective.since()).map(Event.FaultInjected::at);
        if (since.isEmpty()) {
            return Finding.unseen(objective.since() + " was never begun");
        }
        Losses losses = Losses.of(records.get(), since.get());
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(losses.doubts());
        new RegionStepEnd(timeline).doubt(objective.since()).ifPresent(doubts::add);
        if (losses.unwitnessed() > 0) {
            doubts.add("of " + Figures.count(losses.unwitnessed())
                    + " acknowledged writes it is not known whether they are lost");
        }
        if (losses.acknowledgedAfter() == 0) {
            doubts.add("no write was acknowledged since: there was nothing to keep");
        }
        List<String> names = losses.lost().stream()
                .filter(lost -> lost.acknowledged().isAfter(since.get()))
                .map(lost -> lost.operation() + " " + lost.write() + ", acknowledged at " + lost.acknowledged()
                        + ", found: " + lost.found())
                .toList();
        return Finding.of(
                        losses.lostAfter() > 0 ? Judgement.FAIL : Judgement.PASS,
                        Figures.count(losses.lostAfter()) + " of " + Figures.count(losses.acknowledgedAfter())
                                + " writes acknowledged since are lost")
                .withEvidence(Figures.counted(names, losses.lostAfter()))
                .doubted(doubts);
    }
}
