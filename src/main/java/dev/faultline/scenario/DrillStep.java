package dev.faultline.scenario;

import java.time.Duration;

/** One step of a drill: something that the machine does, that a person does, or that a person decides. */
public sealed interface DrillStep {
    /** Its name in the drill. */
    String id();

    /** What sort of step it is, as the drill's file calls it. */
    String kind();

    /** Whose step it is; empty for the machine's. */
    String role();

    /** The scenario, the prompt or the question. */
    String what();

    /** How long it should take; longer is a deviation. */
    Duration expected();

    /**
     * A scenario, carried out and judged by the machine.
     *
     * @param scenario the scenario's name
     * @param attempts how often it is carried out at most until it decides anything; one with a FAIL never again
     */
    record Machine(String id, String scenario, Duration expected, int attempts) implements DrillStep {
        @Override
        public String kind() {
            return "scenario";
        }

        @Override
        public String role() {
            return "";
        }

        @Override
        public String what() {
            return scenario;
        }

        /** The same in one attempt. */
        Machine once() {
            return new Machine(id, scenario, expected, 1);
        }
    }

    /**
     * What somebody does by hand, as the runbook says.
     *
     * @param role who
     * @param what what is to be done
     * @param limit how long is waited for them to say that it is done
     */
    record Person(String id, String role, String what, Duration expected, Duration limit) implements DrillStep {
        @Override
        public String kind() {
            return "person";
        }
    }

    /**
     * A point at which somebody decides whether the drill goes on.
     *
     * @param role who
     * @param what what they are asked
     * @param limit how long is waited for the answer; none is a no
     */
    record GoNoGo(String id, String role, String what, Duration expected, Duration limit) implements DrillStep {
        @Override
        public String kind() {
            return "go-no-go";
        }
    }
}
