package dev.faultline.plan.aws;

import java.util.List;

/** What becomes of one fault of a scenario in AWS. */
public sealed interface AwsFault {
    /** The fault's id in its scenario. */
    String id();

    /** The fault's kind, for example {@code process-kill}. */
    String kind();

    /**
     * FIS injects it.
     *
     * @param template the experiment
     * @param requires what must have been set up for it, in plain words
     * @param dropped what belongs to such a fault and is left out, since {@code aws.yaml} names nothing of the kind
     * @param gaps what it does not show of the fault that is meant
     */
    record Injected(
            String id,
            String kind,
            ExperimentTemplate template,
            List<String> requires,
            List<String> dropped,
            List<String> gaps)
            implements AwsFault {
        /** Copies the lists, so that the record cannot change. */
        public Injected {
            requires = List.copyOf(requires);
            dropped = List.copyOf(dropped);
            gaps = List.copyOf(gaps);
        }
    }

    /** The harness does it itself, with the load that it sends. */
    record ByLoad(String id, String kind) implements AwsFault {}

    /**
     * Neither FIS nor the harness can do it.
     *
     * @param why what stands in the way
     * @param instead what can be done instead
     */
    record Impossible(String id, String kind, String why, String instead) implements AwsFault {}
}
