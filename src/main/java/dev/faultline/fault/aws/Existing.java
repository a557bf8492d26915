package dev.faultline.fault.aws;

import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.TaggedResources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/**
 * Counts how many there are of what a fault is about, whether it would take them or not: of tasks and instances, which are
 * many of a kind. A database or a cache is one, and has its second inside.
 *
 * @param aws whom to ask
 */
record Existing(AwsClients aws) {
    private static final String TASK = "aws:ecs:task";
    private static final String INSTANCE = "aws:ec2:instance";

    /** By our names of the fault's targets. */
    Map<String, OptionalInt> of(AwsFault.Injected fault) throws AwsCallFailed, InterruptedException {
        Map<String, OptionalInt> counts = new HashMap<>();
        for (Map.Entry<String, ExperimentTemplate.Target> target :
                fault.template().targets().entrySet()) {
            counts.put(target.getKey(), count(target.getValue()));
        }
        return counts;
    }

    private OptionalInt count(ExperimentTemplate.Target target) throws AwsCallFailed, InterruptedException {
        if (target.resourceType().equals(TASK)) {
            return OptionalInt.of(tasks(target.parameters()).size());
        }
        if (target.resourceType().equals(INSTANCE) && !target.resourceTags().isEmpty()) {
            return OptionalInt.of(new TaggedResources(aws)
                    .find("ec2:instance", target.resourceTags())
                    .size());
        }
        return OptionalInt.empty();
    }

    private List<String> tasks(Map<String, String> parameters) throws AwsCallFailed, InterruptedException {
        return aws.call(
                "ecs:ListTasks",
                () -> aws
                        .ecs()
                        .listTasksPaginator(request -> request.cluster(parameters.get("cluster"))
                                .serviceName(parameters.get("service"))
                                .desiredStatus(DesiredStatus.RUNNING))
                        .taskArns()
                        .stream()
                        .toList());
    }
}
