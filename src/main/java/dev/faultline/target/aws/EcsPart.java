package dev.faultline.target.aws;

import dev.faultline.scenario.AwsResource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

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
        return new InService(layout)
                .seen(
                        service.desiredCount(),
                        inService(service).stream()
                                .map(task -> String.valueOf(task.availabilityZone()))
                                .toList());
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
        List<String> groups = service.loadBalancers().stream()
                .map(LoadBalancer::targetGroupArn)
                .filter(Objects::nonNull)
                .toList();
        if (groups.isEmpty()) {
            return running;
        }
        Set<String> healthy = new TargetHealth(aws).healthy(groups);
        return running.stream()
                .filter(task -> addresses(task).stream().anyMatch(healthy::contains))
                .toList();
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

    /** A task's addresses; targets by instance, as tasks on EC2 with bridged networks have them, are not told apart by them. */
    private static List<String> addresses(Task task) {
        return task.attachments().stream()
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> ADDRESS.equals(detail.name()))
                .map(detail -> detail.value())
                .toList();
    }
}
