package dev.faultline.drill;

import dev.faultline.report.VerdictDocument;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.DrillStep;
import dev.faultline.verdict.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has one step after the other done, by the machine or by people, and tells what came of it. */
final class StepsTaken {
    private static final int INCONCLUSIVE = 2;

    private final DrillOrder order;
    private final ScenarioRuns runs;
    private final People people;
    private final DrillControl control;
    private final InstantSource clock;

    StepsTaken(DrillOrder order, ScenarioRuns runs, People people, DrillControl control, InstantSource clock) {
        this.order = order;
        this.runs = runs;
        this.people = people;
        this.control = control;
        this.clock = clock;
    }

    StepRecord take(DrillStep step) throws InterruptedException {
        Instant began = clock.instant();
        if (step instanceof DrillStep.Machine machine) {
            return machine(machine, began);
        }
        if (step instanceof DrillStep.Person person) {
            return person(person, began);
        }
        return goNoGo((DrillStep.GoNoGo) step, began);
    }

    /** A step that the drill ended before. */
    static StepRecord notReached(DrillStep step) {
        return StepRecord.of(step, Optional.empty(), Optional.empty(), StepOutcome.NOT_REACHED, People.Answer.none(""));
    }

    /** What was not seen is looked at again; a FAIL has its witness, and stays. */
    private StepRecord machine(DrillStep.Machine step, Instant began) throws InterruptedException {
        List<String> undecided = new ArrayList<>();
        ScenarioRuns.MachineRun run = runs.carryOut(step.scenario(), control.ofNextRun());
        while (run.exitStatus() == INCONCLUSIVE
                && undecided.size() + 1 < step.attempts()
                && control.ending().isEmpty()) {
            undecided.add(run.runId());
            run = runs.carryOut(step.scenario(), control.ofNextRun());
        }
        return record(step, began, run, undecided);
    }

    private StepRecord record(
            DrillStep.Machine step, Instant began, ScenarioRuns.MachineRun run, List<String> undecided) {
        Optional<VerdictDocument> document = run.document();
        String ending = document.map(VerdictDocument::ending)
                .filter(end -> !end.why().isEmpty())
                .map(end -> end.how() + ": " + end.why())
                .orElse("");
        return new StepRecord(
                step.id(),
                step.kind(),
                step.role(),
                step.what(),
                step.expected(),
                Optional.of(began),
                Optional.of(clock.instant()),
                StepOutcome.of(document.map(VerdictDocument::judgement).orElse(Judgement.INCONCLUSIVE)),
                "",
                ending,
                Optional.of(new StepRecord.RunRecord(
                        run.runId(),
                        run.exitStatus(),
                        document.map(VerdictDocument::summary).orElse(""),
                        document.map(VerdictDocument::verdicts).orElse(List.of()).stream()
                                .map(VerdictRecord::of)
                                .toList())),
                undecided);
    }

    private StepRecord person(DrillStep.Person step, Instant began) throws InterruptedException {
        People.Answer answer = asked(step, "done", "failed", step.limit(), began);
        StepOutcome outcome = answer.word()
                .map(word -> word.equals("done") ? StepOutcome.DONE : StepOutcome.FAILED)
                .orElse(StepOutcome.NOT_PERFORMED);
        return answered(step, began, outcome, answer);
    }

    private StepRecord goNoGo(DrillStep.GoNoGo step, Instant began) throws InterruptedException {
        People.Answer answer = asked(step, "go", "no-go", step.limit(), began);
        StepOutcome outcome = answer.word()
                .map(word -> word.equals("go") ? StepOutcome.GO : StepOutcome.NO_GO)
                .orElseGet(this::withoutAnswer);
        return answered(step, began, outcome, answer);
    }

    private People.Answer asked(DrillStep step, String yes, String no, Duration limit, Instant began)
            throws InterruptedException {
        if (order.unattended().isPresent()) {
            return People.Answer.none("nobody was there (" + order.unattended().get() + ")");
        }
        return people.ask(
                new People.Question(
                        step.id(), step.role(), name(step.role()), step.what(), yes, no, step.expected(), began, limit),
                control);
    }

    private StepRecord answered(DrillStep step, Instant began, StepOutcome outcome, People.Answer answer) {
        return StepRecord.of(step, Optional.of(began), Optional.of(clock.instant()), outcome, answer);
    }

    /** Where somebody should be, no answer is a no; where nobody is, the drill was asked for all the same. */
    private StepOutcome withoutAnswer() {
        if (order.unattended().isPresent()) {
            return StepOutcome.NOT_ASKED;
        }
        return control.ending().isPresent() ? StepOutcome.NOT_REACHED : StepOutcome.NO_GO;
    }

    private String name(String role) {
        return order.spec().participants().stream()
                .filter(participant -> participant.role().equals(role))
                .map(DrillSpec.Participant::name)
                .findFirst()
                .orElse(role);
    }
}
