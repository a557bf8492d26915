package dev.faultline.fault.aws;

import dev.faultline.scenario.AwsTag;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What everything that a run makes in AWS is tagged with, so that it is found again by whoever clears up after it.
 *
 * @param system the tag of the system: without it nothing of ours is allowed anything
 * @param run the run's id
 */
public record RunTags(AwsTag system, String run) {
    private static final String RUN = "faultline-run";
    private static final String FAULT = "faultline-fault";

    /** The tags of what belongs to a fault. */
    public Map<String, String> of(String fault) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(system.key(), system.value());
        tags.put(RUN, run);
        tags.put(FAULT, fault);
        return tags;
    }

    /** The tags of what belongs to the run as a whole. */
    public Map<String, String> ofRun() {
        return Map.of(system.key(), system.value(), RUN, run);
    }

    /** Whether something with these tags was made by this run. */
    public boolean areOn(Map<String, String> tags) {
        return run.equals(tags.get(RUN));
    }

    /** Whether something with these tags was made by this run for that fault. */
    public boolean areOn(Map<String, String> tags, String fault) {
        return areOn(tags) && fault.equals(tags.get(FAULT));
    }

    /** The token by which AWS knows a request that is sent a second time: {@code step} of a fault of this run. */
    public String token(String fault, String step) {
        return "faultline-" + run + "-" + fault + "-" + step;
    }
}
