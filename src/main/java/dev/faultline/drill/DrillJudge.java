package dev.faultline.drill;

import dev.faultline.drill.ObjectiveRecord.GroundRecord;
import dev.faultline.report.Figures;
import dev.faultline.scenario.DrillObjective;
import dev.faultline.verdict.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * Judges the objectives of a drill by its steps. An objective is as good as the worst of what it rests on; what nobody did,
 * or what was not reached, is INCONCLUSIVE, never passed.
 */
final class DrillJudge {
    private static final int HARNESS_FAILED = 4;

    private final DrillHeld held;

    DrillJudge(DrillHeld held) {
        this.held = held;
    }

    List<ObjectiveRecord> objectives(List<DrillObjective> objectives) {
        return objectives.stream().map(this::objective).toList();
    }

    private ObjectiveRecord objective(DrillObjective objective) {
        List<GroundRecord> grounds =
                objective.restsOn().stream().map(this::ground).toList();
        Judgement worst = grounds.stream().map(GroundRecord::judgement).reduce(Judgement.PASS, Judgement::worse);
        return new ObjectiveRecord(
                objective.id(), objective.statement(), objective.approvedBy(), objective.approvedOn(), worst, grounds);
    }

    private GroundRecord ground(DrillObjective.Ground ground) {
        StepRecord step = held.steps().stream()
                .filter(each -> each.id().equals(ground.step()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no record of the step " + ground.step()));
        if (ground.verdict().isEmpty()) {
            return new GroundRecord(ground.words(), judgement(step), required(step), measured(step));
        }
        Optional<VerdictRecord> verdict =
                step.run().flatMap(run -> run.verdict(ground.verdict().get()));
        return verdict.map(found ->
                        new GroundRecord(ground.words(), found.judgement(), found.required(), found.measured()))
                .orElseGet(() -> new GroundRecord(
                        ground.words(),
                        Judgement.INCONCLUSIVE,
                        "a verdict",
                        step.run().isEmpty() ? measured(step) : "the run came to no verdict on it"));
    }

    private static Judgement judgement(StepRecord step) {
        return step.outcome()
                .judgement()
                .orElseThrow(() -> new IllegalStateException("nothing can rest on the decision " + step.id()));
    }

    private static String required(StepRecord step) {
        return step.isMachine() ? "every objective of " + step.what() + " holds" : step.what();
    }

    private static String measured(StepRecord step) {
        String took =
                step.took().map(time -> " after " + Figures.duration(time)).orElse("");
        String by = step.by().isEmpty() ? "" : ", says " + step.by();
        String note = step.note().isEmpty() ? "" : ": " + step.note();
        return step.outcome().words() + took + by + note;
    }

    /** The drill's own judgement. */
    Judgement judgement(List<ObjectiveRecord> objectives) {
        Judgement worst = held.ending().whole() ? Judgement.PASS : Judgement.INCONCLUSIVE;
        for (ObjectiveRecord objective : objectives) {
            worst = worst.worse(objective.judgement());
        }
        for (StepRecord step : held.steps()) {
            boolean counts = step.isMachine() || step.outcome() == StepOutcome.FAILED;
            worst = counts ? worst.worse(judgement(step)) : worst;
        }
        return worst;
    }

    /** What {@code faultline drill} exits with. */
    int exitStatus(Judgement judgement) {
        boolean failed = held.steps().stream()
                .flatMap(step -> step.run().stream())
                .anyMatch(run -> run.exitStatus() == HARNESS_FAILED);
        return failed
                ? HARNESS_FAILED
                : switch (judgement) {
                    case PASS -> 0;
                    case FAIL -> 1;
                    case INCONCLUSIVE -> 2;
                };
    }
}
