package cloud;

import java.util.Map;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateActionInput;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateTargetInput;

/** Targets and actions of experiment templates, for tests. */
final class Target {
    private Target() {}

    static CreateExperimentTemplateTargetInput of(String type, Map<String, String> tags) {
        return CreateExperimentTemplateTargetInput.builder()
                .resourceType(type)
                .resourceTags(tags)
                .selectionMode("ALL")
                .build();
    }

    static CreateExperimentTemplateActionInput action(String id, String target) {
        return CreateExperimentTemplateActionInput.builder()
                .actionId(id)
                .targets(Map.of("DBInstances", target))
                .build();
    }

    static CreateExperimentTemplateActionInput reboot(String target) {
        return action("aws:rds:reboot-db-instances", target).toBuilder()
                .parameters(Map.of("forceFailover", "true"))
                .build();
    }

    static CreateExperimentTemplateActionInput waiting(String duration, String after) {
        return CreateExperimentTemplateActionInput.builder()
                .actionId("aws:fis:wait")
                .parameters(Map.of("duration", duration))
                .startAfter(after)
                .build();
    }
}
