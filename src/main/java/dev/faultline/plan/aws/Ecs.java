package dev.faultline.plan.aws;

import dev.faultline.scenario.AwsResource.EcsService;
import java.util.LinkedHashMap;
import java.util.Map;

/** What experiments on ECS tasks have in common. */
final class Ecs {
    static final String TAGGED_TASKS =
            "The service hands its tags on to its tasks (propagateTags: SERVICE), so that they bear the tag.";
    static final String FAULT_INJECTION =
            "The task definition has enableFaultInjection, pidMode `task` and the SSM agent"
                    + " as a sidecar, as FIS's ECS task actions ask for.";

    private Ecs() {}

    static Map<String, String> parameters(EcsService ecs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("cluster", ecs.cluster());
        parameters.put("service", ecs.service());
        return parameters;
    }
}
