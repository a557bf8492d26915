package dev.faultline.target.aws;

import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds, by name or by tags, what the services of the system are in AWS, where AWS tells of their state. */
final class AwsParts {
    private final AwsClients aws;
    private final SystemSpec system;
    private final AwsSpec spec;

    AwsParts(AwsClients aws, SystemSpec system, AwsSpec spec) {
        this.aws = aws;
        this.system = system;
        this.spec = spec;
    }

    /** Throws {@link AwsCallFailed} where something that must be one is none or several. */
    List<AwsPart> find() throws AwsCallFailed, InterruptedException {
        List<AwsPart> parts = new ArrayList<>();
        for (Map.Entry<String, AwsService> service : spec.services().entrySet()) {
            part(service.getKey(), service.getValue().is()).ifPresent(parts::add);
        }
        parts.add(new RunningExperiments(aws));
        return parts;
    }

    private Optional<AwsPart> part(String service, AwsResource resource) throws AwsCallFailed, InterruptedException {
        Layout layout = new Layout(
                service,
                system.nodes().stream()
                        .filter(node -> node.service().equals(service))
                        .toList(),
                spec.zones());
        if (resource instanceof AwsResource.EcsService ecs) {
            return Optional.of(new EcsPart(aws, ecs, layout));
        }
        if (resource instanceof AwsResource.Ec2Instances ec2 && ec2.group().isPresent()) {
            GroupPart group = new GroupPart(aws, ec2.group().get(), layout);
            group.found();
            return Optional.of(group);
        }
        if (resource instanceof AwsResource.RdsInstance rds) {
            return Optional.of(new RdsInstancePart(aws, one(service, "rds:db", rds.tags()), layout));
        }
        if (resource instanceof AwsResource.RdsCluster rds) {
            return Optional.of(new RdsClusterPart(aws, one(service, "rds:cluster", rds.tags()), layout));
        }
        if (resource instanceof AwsResource.CacheGroup cache) {
            return Optional.of(new CachePart(aws, one(service, "elasticache:replicationgroup", cache.tags()), layout));
        }
        return Optional.empty();
    }

    private String one(String service, String type, Map<String, String> tags)
            throws AwsCallFailed, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(spec.tag().key(), spec.tag().value());
        all.putAll(tags);
        List<TaggedResources.Resource> found = new TaggedResources(aws).find(type, all);
        if (found.size() != 1) {
            throw new AwsCallFailed(
                    AwsCallFailed.Kind.NOT_FOUND,
                    "`" + service + "` should be one " + type + " with the tags " + all + " in " + spec.region()
                            + ", and there are " + found.size()
                            + (found.isEmpty()
                                    ? ""
                                    : ": "
                                            + found.stream()
                                                    .map(TaggedResources.Resource::arn)
                                                    .toList())
                            + "\ntag the one that may be broken, and no other");
        }
        return found.get(0).id();
    }
}
