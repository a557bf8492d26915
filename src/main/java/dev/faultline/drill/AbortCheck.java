package dev.faultline.drill;

import dev.faultline.scenario.AbortCriterion;
import dev.faultline.verdict.Judgement;
import java.util.List;
import java.util.Optional;

/** Whether what came of a step ends the drill. */
final class AbortCheck {
    private static final int HARNESS_FAILED = 4;

    private final List<AbortCriterion> criteria;

    AbortCheck(List<AbortCriterion> criteria) {
        this.criteria = criteria;
    }

    /** Why the drill is not to go on after this step; empty when it is. */
    Optional<String> after(StepRecord step) {
        if (step.run().filter(run -> run.exitStatus() == HARNESS_FAILED).isPresent()) {
            return Optional.of("Faultline itself could not carry " + step.id() + " out");
        }
        return criteria.stream()
                .filter(criterion -> isMet(criterion, step))
                .findFirst()
                .map(criterion -> step.id() + " met what the drill is aborted for: " + criterion.words());
    }

    /** That it takes too long is watched while steps go on. */
    private static boolean isMet(AbortCriterion criterion, StepRecord step) {
        if (criterion instanceof AbortCriterion.StepFails fails) {
            return step.outcome() == StepOutcome.FAILED
                    && fails.step().filter(id -> !id.equals(step.id())).isEmpty();
        }
        return criterion instanceof AbortCriterion.VerdictFails fails
                && fails.step().equals(step.id())
                && step.run()
                        .flatMap(run -> run.verdict(fails.verdict()))
                        .filter(verdict -> verdict.judgement() == Judgement.FAIL)
                        .isPresent();
    }
}
