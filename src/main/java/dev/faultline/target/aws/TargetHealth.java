package dev.faultline.target.aws;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Which targets take traffic from a load balancer.
 *
 * @param aws whom to ask
 */
record TargetHealth(AwsClients aws) {
    /** The healthy targets of any of these groups, by their addresses or the ids of their instances, as the group has them. */
    Set<String> healthy(List<String> targetGroups) throws AwsCallFailed, InterruptedException {
        return aws.call(
                "elasticloadbalancing:DescribeTargetHealth",
                () -> targetGroups.stream()
                        .flatMap(group -> aws
                                .balancers()
                                .describeTargetHealth(request -> request.targetGroupArn(group))
                                .targetHealthDescriptions()
                                .stream())
                        .filter(TargetHealth::isHealthy)
                        .map(health -> health.target().id())
                        .collect(Collectors.toSet()));
    }

    private static boolean isHealthy(TargetHealthDescription description) {
        return description.targetHealth() != null
                && description.targetHealth().state() == TargetHealthStateEnum.HEALTHY;
    }
}
