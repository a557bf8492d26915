package dev.faultline.scenario;

import java.time.Duration;
import java.util.Optional;

/** What ends a drill before all of its steps are done. */
public sealed interface AbortCriterion {
    /** In words, as a person reads them in the evidence. */
    String words();

    /**
     * A step came out FAIL, or a person said that theirs failed.
     *
     * @param step the step's id; without it any
     */
    record StepFails(Optional<String> step) implements AbortCriterion {
        @Override
        public String words() {
            return step.map(id -> "the step " + id + " fails").orElse("any step fails");
        }
    }

    /**
     * One verdict of a step came out FAIL.
     *
     * @param step the step's id
     * @param verdict the id of an objective of its scenario
     */
    record VerdictFails(String step, String verdict) implements AbortCriterion {
        @Override
        public String words() {
            return step + "/" + verdict + " fails";
        }
    }

    /**
     * The drill takes longer than anybody has agreed to.
     *
     * @param limit from its beginning; a scenario that is under way then is cut short
     */
    record LongerThan(Duration limit) implements AbortCriterion {
        @Override
        public String words() {
            return "the drill takes longer than " + DurationSyntax.write(limit);
        }
    }
}
