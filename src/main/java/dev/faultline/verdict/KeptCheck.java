package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges that what was acknowledged since a step is kept: a write that was acknowledged once the step had bitten and is
 * missing in the end is a FAIL, be it overwritten by a region that came back or left behind by a fail-back. Losses from
 * before the step are an RPO's matter.
 *
 * <p>An injection takes its time: what was acknowledged between its beginning and its proof, and lost, may belong to either
 * side, and so may what the clocks cannot tell from it. That is a doubt, and no witness.
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
        Optional<Event.FaultInjected> step = timeline.injected(objective.since());
        if (step.isEmpty()) {
            return Finding.unseen(objective.since() + " was never begun");
        }
        Instant since = inForce(step.get()).plus(timeline.clocks());
        Losses losses = Losses.of(records.get(), since);
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(losses.doubts());
        doubts.addAll(ofTheStep());
        between(step.get(), losses).ifPresent(doubts::add);
        if (losses.unwitnessed() > 0) {
            doubts.add("of " + Figures.count(losses.unwitnessed())
                    + " acknowledged writes it is not known whether they are lost");
        }
        if (losses.acknowledgedAfter() == 0) {
            doubts.add("no write was acknowledged since: there was nothing to keep");
        }
        List<String> names = losses.lost().stream()
                .filter(lost -> lost.acknowledged().isAfter(since))
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

    /** When it was in force for certain: as it was seen to have bitten, else as the injector was done. */
    private Instant inForce(Event.FaultInjected step) {
        return timeline.all(Event.FaultBit.class).stream()
                .filter(e -> e.fault().equals(step.fault()))
                .map(Event.FaultBit::at)
                .filter(step.applied()::isBefore)
                .findFirst()
                .orElse(step.applied());
    }

    private List<String> ofTheStep() {
        List<String> doubts = new ArrayList<>();
        if (!timeline.bitten(objective.since())) {
            doubts.add("the fault " + objective.since() + " was not seen to have bitten");
        }
        new RegionStepEnd(timeline).doubt(objective.since()).ifPresent(doubts::add);
        return doubts;
    }

    private Optional<String> between(Event.FaultInjected step, Losses since) throws IOException {
        // By their numbers: of very many losses only the first are named.
        long lost = Losses.of(records.get(), step.at()).lostAfter() - since.lostAfter();
        return lost == 0
                ? Optional.empty()
                : Optional.of(Figures.count(lost) + " more of the writes acknowledged after the beginning of "
                        + step.fault() + " are lost: they may have been acknowledged before it was in force");
    }
}
