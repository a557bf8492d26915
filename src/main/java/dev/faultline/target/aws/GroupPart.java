package dev.faultline.target.aws;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/**
 * An Auto Scaling group of EC2: how many instances are wanted, and how many of them take traffic. Behind a balancer these are
 * the healthy ones of its target groups; without one, those that the group has in service and takes for healthy.
 *
 * @param aws whom to ask
 * @param group the group's name
 * @param layout the service's nodes
 */
record GroupPart(AwsClients aws, String group, Layout layout) implements AwsPart {
    private static final String HEALTHY = "Healthy";

    @Override
    public Seen look() throws AwsCallFailed, InterruptedException {
        AutoScalingGroup found = found();
        return new InService(layout)
                .seen(
                        found.desiredCapacity(),
                        inService(found).stream()
                                .map(Instance::availabilityZone)
                                .toList());
    }

    /** Throws {@link AwsCallFailed} where there is no such group. */
    AutoScalingGroup found() throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "autoscaling:DescribeAutoScalingGroups",
                        () -> aws.groups()
                                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(group))
                                .autoScalingGroups())
                .stream()
                .findFirst()
                .orElseThrow(() -> new AwsCallFailed(
                        AwsCallFailed.Kind.NOT_FOUND,
                        "there is no Auto Scaling group " + group + "\nsee that aws.yaml names the right one"));
    }

    private List<Instance> inService(AutoScalingGroup found) throws AwsCallFailed, InterruptedException {
        List<Instance> running = found.instances().stream()
                .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
                .filter(instance -> HEALTHY.equalsIgnoreCase(instance.healthStatus()))
                .toList();
        if (found.targetGroupARNs().isEmpty()) {
            return running;
        }
        Set<String> healthy = new TargetHealth(aws).healthy(found.targetGroupARNs());
        return running.stream()
                .filter(instance -> healthy.contains(instance.instanceId()))
                .toList();
    }
}
