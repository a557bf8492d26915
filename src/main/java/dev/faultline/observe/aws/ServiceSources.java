package dev.faultline.observe.aws;

import dev.faultline.observe.aws.AwsSignals.Source;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.ServiceEvents;
import dev.faultline.target.aws.TaggedResources;
import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.rds.model.SourceType;

/** Who tells what of a service, by what it is in AWS. */
final class ServiceSources {
    private ServiceSources() {}

    /** Asks once; the events are equal whenever they are the same. */
    @FunctionalInterface
    private interface Asking {
        Stream<Event> since(Instant since) throws AwsCallFailed, InterruptedException;
    }

    private record Named(String name, Asking asking) implements Source {
        @Override
        public List<Event> since(Instant since) throws AwsCallFailed, InterruptedException {
            return asking.since(since)
                    .filter(event -> !event.at().isBefore(since))
                    .toList();
        }
    }

    static List<Source> of(String service, AwsResource resource, AwsSpec spec, AwsClients aws) {
        if (resource instanceof AwsResource.RdsInstance rds) {
            Tagged tagged = new Tagged(aws, "rds:db", spec, rds.tags());
            return List.of(new Named(
                    "events of RDS, " + service, since -> rds(aws, SourceType.DB_INSTANCE, tagged.id(), since)));
        }
        if (resource instanceof AwsResource.RdsCluster rds) {
            Tagged tagged = new Tagged(aws, "rds:cluster", spec, rds.tags());
            return List.of(new Named(
                    "events of RDS, " + service, since -> rds(aws, SourceType.DB_CLUSTER, tagged.id(), since)));
        }
        if (resource instanceof AwsResource.CacheGroup cache) {
            Tagged tagged = new Tagged(aws, "elasticache:replicationgroup", spec, cache.tags());
            return List.of(new Named("events of ElastiCache, " + service, since -> cache(aws, tagged.id(), since)));
        }
        if (resource instanceof AwsResource.EcsService ecs) {
            return List.of(
                    new Named("events of ECS, " + service, since -> ecs(aws, ecs)),
                    new Named("scaling activities of ECS, " + service, since -> scaling(aws, ecs)));
        }
        if (resource instanceof AwsResource.Ec2Instances ec2 && ec2.group().isPresent()) {
            String group = ec2.group().get();
            return List.of(new Named("scaling activities of EC2, " + service, since -> scaling(aws, group)));
        }
        return List.of();
    }

    /** Finds a resource by its tags each time it is asked for: the one that bears them may have changed. */
    private record Tagged(AwsClients aws, String type, AwsSpec spec, Map<String, String> tags) {
        String id() throws AwsCallFailed, InterruptedException {
            Map<String, String> all = new LinkedHashMap<>(tags);
            all.put(spec.tag().key(), spec.tag().value());
            return new TaggedResources(aws)
                    .find(type, all).stream().map(TaggedResources.Resource::id).collect(Collectors.joining(","));
        }
    }

    private static Stream<Event> rds(AwsClients aws, SourceType type, String id, Instant since)
            throws AwsCallFailed, InterruptedException {
        return new ServiceEvents(aws)
                .rds(type, id, since).stream()
                        .map(event ->
                                new Event.ProviderTold(event.date(), "RDS", event.sourceIdentifier(), event.message()));
    }

    private static Stream<Event> cache(AwsClients aws, String id, Instant since)
            throws AwsCallFailed, InterruptedException {
        return new ServiceEvents(aws)
                .cache(id, since).stream()
                        .map(event -> new Event.ProviderTold(
                                event.date(), "ElastiCache", event.sourceIdentifier(), event.message()));
    }

    private static Stream<Event> ecs(AwsClients aws, AwsResource.EcsService ecs)
            throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "ecs:DescribeServices",
                        () -> aws.ecs()
                                .describeServices(request ->
                                        request.cluster(ecs.cluster()).services(ecs.service()))
                                .services())
                .stream()
                .flatMap(found -> found.events().stream())
                .map(event -> new Event.ProviderTold(event.createdAt(), "ECS", ecs.service(), event.message()));
    }

    private static Stream<Event> scaling(AwsClients aws, AwsResource.EcsService ecs)
            throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "application-autoscaling:DescribeScalingActivities",
                        () -> aws
                                .scaling()
                                .describeScalingActivitiesPaginator(
                                        request -> request.serviceNamespace(ServiceNamespace.ECS)
                                                .resourceId("service/" + ecs.cluster() + "/" + ecs.service()))
                                .scalingActivities()
                                .stream()
                                .toList())
                .stream()
                .map(activity -> new Event.ProviderTold(
                        activity.startTime(),
                        "Application Auto Scaling",
                        ecs.service(),
                        activity.description() + ": " + activity.cause()));
    }

    private static Stream<Event> scaling(AwsClients aws, String group) throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "autoscaling:DescribeScalingActivities",
                        () -> aws
                                .groups()
                                .describeScalingActivitiesPaginator(request -> request.autoScalingGroupName(group))
                                .activities()
                                .stream()
                                .toList())
                .stream()
                .map(activity -> new Event.ProviderTold(
                        activity.startTime(), "Auto Scaling", group, activity.description() + ": " + activity.cause()));
    }
}
