package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsResource.Launch;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.AwsSpec.ZoneLoss;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss of a zone as an experiment: the actions of AWS's own scenario for a power interruption, one by one, and the
 * tasks and pods of the zone, which that leaves alone.
 */
final class ZoneLossExperiment {
    private static final Duration NETWORK = Duration.ofMinutes(2);
    private static final Duration UNTIL_SHIFT = Duration.ofMinutes(5);

    private final AwsSystem system;
    private final Draft draft;
    private final ZoneLoss loss;
    private final String zone;
    private final Duration hold;

    private ZoneLossExperiment(AwsSystem system, Draft draft, String zone) {
        this.system = system;
        this.draft = draft;
        this.loss = system.aws().zoneLoss();
        this.zone = zone;
        this.hold = draft.hold();
    }

    static AwsFault of(AwsSystem system, Draft draft, FaultSpec.ZoneOutage outage) throws PlanException {
        List<String> zones = outage.zone()
                .name()
                .map(name -> List.of(system.aws().zones().get(name)))
                .orElseGet(() -> system.zones(system.nodes(outage.zone().of().orElseThrow())));
        ZoneLossExperiment experiment = new ZoneLossExperiment(system, draft, zones.get(0));
        outage.zone()
                .of()
                .ifPresent(node -> draft.gap("It is " + zones.get(0) + ", where system.yaml has "
                        + system.nodes(node).get(0).name() + " at the start; after a failover it is elsewhere."));
        experiment.machines();
        experiment.network();
        experiment.services();
        experiment.recovery();
        experiment.gaps();
        return draft.finish();
    }

    private void machines() {
        if (present(loss.instances(), "zone-loss.instances", "EC2 instances are not stopped")) {
            draft.onTagged(
                            "stop-instances",
                            "aws:ec2:stop-instances",
                            Ec2.stopFor(hold),
                            loss.instances(),
                            Narrowing.to(
                                    Draft.ALL,
                                    new Filter("State.Name", List.of("running")),
                                    new Filter("Placement.AvailabilityZone", List.of(zone))))
                    .gap(Ec2.ORDERLY);
        }
        if (present(loss.launchRoles(), "zone-loss.launch-roles", "launches by roles are not refused")) {
            draft.onNamed(
                    "refuse-launches",
                    "aws:ec2:api-insufficient-instance-capacity-error",
                    refusal(),
                    loss.launchRoles().stream()
                            .map(role -> draft.aws().globalArn("iam", "role/" + role))
                            .toList());
        }
        if (present(
                loss.autoScalingGroups(),
                "zone-loss.auto-scaling-groups",
                "launches by Auto Scaling groups are not refused")) {
            draft.onTagged(
                            "refuse-scaling",
                            "aws:ec2:asg-insufficient-instance-capacity-error",
                            refusal(),
                            loss.autoScalingGroups(),
                            Narrowing.NONE)
                    .requires("The Auto Scaling groups use launch templates.");
        }
    }

    private Map<String, String> refusal() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("duration", hold.toString());
        given.put("availabilityZoneIdentifiers", zone);
        given.put("percentage", "100");
        return given;
    }

    private void network() {
        if (present(loss.subnets(), "zone-loss.subnets", "the network of the zone stays up")) {
            Map<String, String> given = new LinkedHashMap<>();
            given.put("scope", "all");
            given.put("duration", shorter(NETWORK, hold).toString());
            draft.onTagged(
                            "cut-network",
                            "aws:network:disrupt-connectivity",
                            given,
                            loss.subnets(),
                            Narrowing.by(Draft.ALL, Map.of("availabilityZoneIdentifier", zone)))
                    .gap("The network is gone for " + shorter(NETWORK, hold).toSeconds() + " s of " + hold.toSeconds()
                            + " s, and traffic within a subnet goes on all the time.");
        }
    }

    private void services() throws PlanException {
        for (String name : system.system().nodes().stream()
                .filter(node -> zone.equals(draft.aws().zones().get(node.zone())))
                .map(Node::service)
                .distinct()
                .toList()) {
            service(name, system.service(name));
        }
    }

    private void service(String name, AwsService service) {
        if (service.is() instanceof AwsResource.EcsService ecs) {
            tasks(name, ecs);
        } else if (service.is() instanceof AwsResource.EksPods eks) {
            pods(name, eks);
        } else if (isDatabase(service) && !primaryIsIn(name)) {
            draft.drop(name + ": its primary is in another zone, and a standby cannot be made to fail");
        } else if (service.is() instanceof AwsResource.RdsInstance rds) {
            Map<String, String> where = Map.of("availabilityZoneIdentifiers", zone);
            draft.onTagged(
                            "fail-over-" + name,
                            "aws:rds:reboot-db-instances",
                            Map.of("forceFailover", "true"),
                            rds.tags(),
                            Narrowing.by(Draft.some(1), where))
                    .gap("The database fails over in order, and its old primary is the new standby soon, in the zone"
                            + " that is lost.");
        } else if (service.is() instanceof AwsResource.RdsCluster rds) {
            Map<String, String> where = Map.of("writerAvailabilityZoneIdentifiers", zone);
            draft.onTagged(
                            "fail-over-" + name,
                            "aws:rds:failover-db-cluster",
                            Map.of(),
                            rds.tags(),
                            Narrowing.by(Draft.some(1), where))
                    .gap("The database fails over in order; its readers in the zone go on answering.");
        } else if (service.is() instanceof AwsResource.CacheGroup cache) {
            draft.onTagged(
                            "interrupt-" + name,
                            "aws:elasticache:replicationgroup-interrupt-az-power",
                            Map.of("duration", hold.toString()),
                            cache.tags(),
                            Narrowing.by(Draft.some(1), Map.of("availabilityZoneIdentifier", zone)))
                    .requires("The replication group is Multi-AZ with automatic failover, and not serverless.");
        } else if (!(service.is() instanceof AwsResource.Ec2Instances)) {
            draft.drop(name + ": not something that can be taken from one zone");
        } else if (loss.instances().isEmpty()) {
            draft.drop(name + ": its EC2 instances go on, since aws.yaml has no zone-loss.instances");
        }
    }

    private static boolean isDatabase(AwsService service) {
        return service.is() instanceof AwsResource.RdsInstance || service.is() instanceof AwsResource.RdsCluster;
    }

    private boolean primaryIsIn(String name) {
        return system.ofService(name).stream()
                .anyMatch(node -> node.role().equals("primary")
                        && zone.equals(draft.aws().zones().get(node.zone())));
    }

    private void tasks(String name, AwsResource.EcsService ecs) {
        draft.onTagged(
                        "stop-tasks-" + name,
                        "aws:ecs:stop-task",
                        Map.of(),
                        Map.of(),
                        new Narrowing(
                                Draft.ALL, List.of(new Filter("AvailabilityZone", List.of(zone))), Ecs.parameters(ecs)))
                .requires(Ecs.TAGGED_TASKS)
                .gap((ecs.launch() == Launch.FARGATE
                                ? "AWS's own power interruption leaves Fargate tasks alone. Here those of `"
                                : "Here the tasks of `")
                        + name
                        + "` in the zone are stopped once, in order; ECS may start new ones in the \"dead\" zone as"
                        + " soon as its network is back.");
    }

    private void pods(String name, AwsResource.EksPods eks) {
        Map<String, String> where = Eks.parameters(eks);
        where.put("availabilityZoneIdentifier", zone);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("kubernetesServiceAccount", eks.serviceAccount());
        given.put("gracePeriodSeconds", "0");
        draft.onFound("delete-pods-" + name, "aws:eks:pod-delete", given, Narrowing.by(Draft.ALL, where))
                .requires(Eks.ACCESS)
                .gap("Pods of `" + name + "` in the zone are deleted once; Kubernetes may start new ones there.");
    }

    private void recovery() {
        if (present(loss.volumes(), "zone-loss.volumes", "no volume is slow to come back")) {
            draft.onTagged(
                    "pause-volume",
                    "aws:ebs:pause-volume-io",
                    Map.of("duration", hold.toString()),
                    loss.volumes(),
                    Narrowing.by(Draft.some(1), Map.of("availabilityZoneIdentifier", zone)));
            if (draft.has("stop-instances")) {
                draft.after("pause-volume", "stop-instances");
            }
        }
        if (hold.compareTo(UNTIL_SHIFT) <= 0) {
            draft.drop("traffic is not shifted away from the zone: a shift begins after " + UNTIL_SHIFT.toSeconds()
                    + " s, and it is over by then");
        } else if (present(loss.shifted(), "zone-loss.shifted", "traffic is not shifted away from the zone")) {
            Map<String, String> given = new LinkedHashMap<>();
            given.put("availabilityZoneIdentifier", zone);
            given.put("duration", hold.minus(UNTIL_SHIFT).toString());
            draft.action("wait-before-shift", "aws:fis:wait", Map.of("duration", UNTIL_SHIFT.toString()))
                    .onTagged("shift-traffic", "aws:arc:start-zonal-autoshift", given, loss.shifted(), Narrowing.NONE)
                    .after("shift-traffic", "wait-before-shift")
                    .gap("From " + UNTIL_SHIFT.toSeconds()
                            + " s on, traffic is shifted by ARC: what the system does about"
                            + " the zone by itself shows before that only.");
        }
    }

    private void gaps() {
        draft.gap(
                "Control planes, DNS and load balancers of the zone lose nothing, and nor does storage that is not listed"
                        + " above.");
    }

    private boolean present(Map<String, String> tags, String field, String otherwise) {
        return present(List.copyOf(tags.keySet()), field, otherwise);
    }

    private boolean present(List<String> named, String field, String otherwise) {
        if (named.isEmpty()) {
            draft.drop(otherwise + ": aws.yaml has no " + field);
        }
        return !named.isEmpty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
