package dev.faultline.plan.aws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What experiments on EC2 instances have in common. */
final class Ec2 {
    static final String ORDERLY = "StopInstances shuts the operating system down in order; a host that loses its power"
            + " closes no connection.";

    private Ec2() {}

    /** Stopped, and started again; what an Auto Scaling group has replaced in the meantime is no failure. */
    static Map<String, String> stopFor(Duration hold) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("startInstancesAfterDuration", hold.toString());
        parameters.put("completeIfInstancesTerminated", "true");
        return parameters;
    }
}
