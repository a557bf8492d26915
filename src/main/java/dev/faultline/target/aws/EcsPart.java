package dev.faultline.target.aws;

import dev.faultline.scenario.AwsResource;
import dev.faultline.target.SystemState;
import dev.faultline.target.SystemState.Invariant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * A service of ECS: how many tasks are wanted, and how many of them take traffic. Behind a balancer these are the healthy
 * ones of its target group, by their addresses; without one, those that run.
 *
 * @param aws whom to ask
 * @param ecs the cluster and the service
 * @param layout the service's nodes
 */
record EcsPart(AwsClients aws, AwsResource.EcsService ecs, Layout layout) implements AwsPart {
    private static final String RUNNING = "RUNNING";
    private static final String ADDRESS = "privateIPv4Address";

    @Override
    public Seen look() throws AwsCallFailed, InterruptedException {
        Service service = service();
        Map<String, Integer> byZone = new TreeMap<>();
        layout.nodes().forEach(node -> byZone.put(node.zone(), 0));
        for (Task task : inService(service)) {
            byZone.merge(layout.zone(String.valueOf(task.availabilityZone())), 1, Integer::sum);
        }
        int ready = byZone.values().stream().mapToInt(Integer::intValue).sum();
        int desired = service.desiredCount();
        return new Seen(
                layout.inRoles(zone -> byZone.getOrDefault(layout.zone(zone), 0) > 0 ? "serving" : "down"),
                List.of(new SystemState.Service(layout.service(), desired, ready, byZone)),
                List.of(
                        new Invariant(
                                "desired-capacity",
                                desired > 0 && ready == desired,
                                layout.service() + ": " + ready + " of " + desired + " in service"),
                        new Invariant(
                                "ready-in-every-zone",
                                !byZone.containsValue(0),
                                layout.service() + " in service by zone: " + byZone)));
    }

    private Service service() throws AwsCallFailed, InterruptedException {
        List<Service> found = aws.call(
                "ecs:DescribeServices",
                () -> aws.ecs()
                        .describeServices(
                                request -> request.cluster(ecs.cluster()).services(ecs.service()))
                        .services());
        if (found.isEmpty()) {
            throw new AwsCallFailed(
                    AwsCallFailed.Kind.NOT_FOUND,
                    "the cluster " + ecs.cluster() + " has no service " + ecs.service()
                            + "\nsee that aws.yaml names the right ones");
        }
        return found.get(0);
    }

    private List<Task> inService(Service service) throws AwsCallFailed, InterruptedException {
        List<Task> running = tasks().stream()
                .filter(task -> RUNNING.equals(task.lastStatus()))
                .toList();
        Set<String> healthy = new HashSet<>();
        boolean balanced = false;
        for (LoadBalancer balancer : service.loadBalancers()) {
            if (balancer.targetGroupArn() != null) {
                balanced = true;
                healthy.addAll(healthy(balancer.targetGroupArn()));
            }
        }
        return balanced
                ? running.stream()
                        .filter(task -> addresses(task).stream().anyMatch(healthy::contains))
                        .toList()
                : running;
    }

    private List<Task> tasks() throws AwsCallFailed, InterruptedException {
        List<String> arns = aws.call(
                "ecs:ListTasks",
                () -> aws
                        .ecs()
                        .listTasksPaginator(
                                request -> request.cluster(ecs.cluster()).serviceName(ecs.service()))
                        .taskArns()
                        .stream()
                        .toList());
        return arns.isEmpty()
                ? List.of()
                : aws.call(
                        "ecs:DescribeTasks",
                        () -> aws.ecs()
                                .describeTasks(request ->
                                        request.cluster(ecs.cluster()).tasks(arns))
                                .tasks());
    }

    private List<String> healthy(String targetGroup) throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "elasticloadbalancing:DescribeTargetHealth",
                        () -> aws.balancers()
                                .describeTargetHealth(request -> request.targetGroupArn(targetGroup))
                                .targetHealthDescriptions())
                .stream()
                .filter(health ->
                        health.targetHealth() != null && health.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .map(TargetHealthDescription::target)
                .map(target -> target.id())
                .toList();
    }

    /** A task's addresses; targets by instance, as tasks on EC2 with bridged networks have them, are not told apart by them. */
    private static List<String> addresses(Task task) {
        return task.attachments().stream()
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> ADDRESS.equals(detail.name()))
                .map(detail -> detail.value())
                .toList();
    }
}
