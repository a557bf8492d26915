package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The death of nodes as an experiment: what that is depends on what they are in AWS. */
final class KillExperiment {
    private static final String CHOSEN_BY_FIS =
            "Which of them it is FIS chooses at random, not the scenario's seed; nobody can repeat the choice.";

    private final AwsSystem system;
    private final Draft draft;
    private final NodeSelector selector;
    private final List<Node> nodes;

    private KillExperiment(AwsSystem system, Draft draft, NodeSelector selector) {
        this.system = system;
        this.draft = draft;
        this.selector = selector;
        this.nodes = system.nodes(selector);
    }

    static AwsFault of(AwsSystem system, Draft draft, NodeSelector selector) throws PlanException {
        return new KillExperiment(system, draft, selector).compiled();
    }

    private AwsFault compiled() throws PlanException {
        List<String> services = nodes.stream().map(Node::service).distinct().toList();
        if (services.size() > 1) {
            return impossible(
                    "it means nodes of several services: " + String.join(", ", services),
                    "one fault for each of them, or a zone-outage");
        }
        AwsResource resource = system.service(services.get(0)).is();
        if (resource instanceof AwsResource.EcsService ecs) {
            return tasks(ecs, count());
        }
        if (resource instanceof AwsResource.EksPods eks) {
            return pods(eks, count());
        }
        if (resource instanceof AwsResource.Ec2Instances ec2) {
            return instances(ec2, count());
        }
        if (resource instanceof AwsResource.RdsInstance rds) {
            return onPrimary(
                    "reboot-with-failover",
                    "aws:rds:reboot-db-instances",
                    Map.of("forceFailover", "true"),
                    rds.tags(),
                    "its standby");
        }
        if (resource instanceof AwsResource.RdsCluster rds) {
            return onPrimary("fail-over", "aws:rds:failover-db-cluster", Map.of(), rds.tags(), "one of its readers");
        }
        if (resource instanceof AwsResource.CacheGroup cache) {
            return CacheExperiment.of(system, draft, cache, nodes);
        }
        return impossible(
                "`" + services.get(0) + "` is not something whose processes can be killed in AWS",
                "cut the link to it: link-down or link-blackhole");
    }

    /** How many, where FIS chooses: never all of a kind, and never more than the file allows. */
    private int count() throws PlanException {
        int count = selector.count().orElse(nodes.size());
        int all = system.ofService(nodes.get(0).service()).size();
        String fault = "fault " + draft.fault().id() + " (" + draft.fault().kind() + ")";
        if (count >= all && all > 1) {
            throw new PlanException(fault + " would take all " + all + " of `"
                    + nodes.get(0).service()
                    + "`: in AWS never all of a kind are taken at once\ngive it a `count` of at most " + (all - 1));
        }
        if (count > draft.aws().maxTargets()) {
            throw new PlanException(fault + " would take " + count + " of `"
                    + nodes.get(0).service() + "`, and `max-targets` of aws.yaml is "
                    + draft.aws().maxTargets());
        }
        return count;
    }

    /** The zones, where the fault is about some of them alone. */
    private List<String> zones() {
        boolean restricted = selector.zone().isPresent() || selector.name().isPresent();
        return restricted ? system.zones(nodes) : List.of();
    }

    private List<Filter> inZone(String path) {
        return zones().isEmpty() ? List.of() : List.of(new Filter(path, zones()));
    }

    private AwsFault tasks(AwsResource.EcsService ecs, int count) {
        return draft.onTagged(
                        "stop-tasks",
                        "aws:ecs:stop-task",
                        Map.of(),
                        Map.of(),
                        new Narrowing(Draft.some(count), inZone("AvailabilityZone"), Ecs.parameters(ecs)))
                .requires(Ecs.TAGGED_TASKS)
                .gap(CHOSEN_BY_FIS)
                .gap("ECS sends SIGTERM first, and SIGKILL after the container's stop time-out: a crash gives no time.")
                .finish();
    }

    private AwsFault pods(AwsResource.EksPods eks, int count) {
        Map<String, String> parameters = Eks.parameters(eks);
        if (zones().size() == 1) {
            parameters.put("availabilityZoneIdentifier", zones().get(0));
        }
        Map<String, String> given = new LinkedHashMap<>();
        given.put("kubernetesServiceAccount", eks.serviceAccount());
        given.put("gracePeriodSeconds", "0");
        return draft.onFound("delete-pods", "aws:eks:pod-delete", given, Narrowing.by(Draft.some(count), parameters))
                .requires(Eks.ACCESS)
                .gap(CHOSEN_BY_FIS)
                .finish();
    }

    private AwsFault instances(AwsResource.Ec2Instances ec2, int count) {
        List<Filter> filters = new ArrayList<>(List.of(new Filter("State.Name", List.of("running"))));
        filters.addAll(inZone("Placement.AvailabilityZone"));
        return draft.onTagged(
                        "stop-instances",
                        "aws:ec2:stop-instances",
                        Ec2.stopFor(draft.hold()),
                        ec2.tags(),
                        new Narrowing(Draft.some(count), filters, Map.of()))
                .gap(CHOSEN_BY_FIS)
                .gap(Ec2.ORDERLY)
                .finish();
    }

    private AwsFault onPrimary(
            String name, String actionId, Map<String, String> parameters, Map<String, String> tags, String successor) {
        if (nodes.stream().noneMatch(node -> node.role().equals("primary"))) {
            return impossible(
                    "only the primary of a managed database can be made to fail",
                    "role: primary, or the zone of the other with a zone-outage");
        }
        return draft.onTagged(name, actionId, parameters, tags, Narrowing.to(Draft.some(1)))
                .gap("RDS is asked to fail over to " + successor + " and does so in order: nothing has to be noticed"
                        + " first. A primary that dies is noticed before it is replaced, and that time is not shown.")
                .finish();
    }

    private AwsFault impossible(String why, String instead) {
        return new AwsFault.Impossible(draft.fault().id(), draft.fault().kind(), why, instead);
    }
}
