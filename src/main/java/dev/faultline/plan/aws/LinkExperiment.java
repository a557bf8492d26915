package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.Topology.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trouble on the way from one service to another as an experiment: what that is depends on what the two are in AWS. */
final class LinkExperiment {
    private static final String RESOLVED_ONCE =
            "The address is resolved as the fault begins: what it stands for afterwards, after a failover for example, is"
                    + " not hit.";

    private final AwsSystem system;
    private final Draft draft;
    private final LinkSelector link;
    private final AwsService from;
    private final AwsService to;

    private LinkExperiment(AwsSystem system, Draft draft, LinkSelector link) throws PlanException {
        this.system = system;
        this.draft = draft;
        this.link = link;
        this.from = system.service(system.serviceOf(link.from()));
        this.to = system.service(system.serviceOf(link.to()));
    }

    /** Everything sent is late. */
    static AwsFault late(AwsSystem system, Draft draft, FaultSpec.LinkLatency fault) throws PlanException {
        return new LinkExperiment(system, draft, fault.link()).late(fault.latency(), fault.jitter());
    }

    /** Everything is swallowed, and connections hang. */
    static AwsFault swallowed(AwsSystem system, Draft draft, LinkSelector link) throws PlanException {
        return new LinkExperiment(system, draft, link).cut();
    }

    /** Connections end and new ones are refused. */
    static AwsFault refused(AwsSystem system, Draft draft, LinkSelector link) throws PlanException {
        LinkExperiment experiment = new LinkExperiment(system, draft, link);
        if (!(experiment.to.is() instanceof AwsResource.Api)) {
            draft.gap("Nothing is refused and no connection ends: packets are lost, and what is under way hangs.");
        }
        return experiment.cut();
    }

    /** Connections are reset. */
    static AwsFault reset(AwsSystem system, Draft draft, LinkSelector link) throws PlanException {
        LinkExperiment experiment = new LinkExperiment(system, draft, link);
        return experiment.to.is() instanceof AwsResource.Api api
                ? experiment.failing("aws:fis:inject-api-internal-error", api)
                : experiment.impossible("no action of FIS resets connections", "link-blackhole, where they hang");
    }

    private AwsFault late(Duration latency, Duration jitter) throws PlanException {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("duration", draft.hold().toString());
        given.put("delayMilliseconds", String.valueOf(latency.toMillis()));
        given.put("jitterMilliseconds", String.valueOf(jitter.toMillis()));
        draft.gap("Only what `" + link.from()
                + "` sends is late, not what it is sent: a round trip takes the latency once.");
        return onTheWay("delay", "network-latency", given);
    }

    private AwsFault cut() throws PlanException {
        if (from.is() instanceof AwsResource.Bucket source && to.is() instanceof AwsResource.Bucket destination) {
            return unreplicated(source, destination);
        }
        if (to.is() instanceof AwsResource.Api api) {
            return failing("aws:fis:inject-api-unavailable-error", api);
        }
        if (to.is() instanceof AwsResource.VpcEndpoint endpoint) {
            return draft.onTagged(
                            "close-endpoint",
                            "aws:network:disrupt-vpc-endpoint",
                            duration(),
                            endpoint.tags(),
                            Narrowing.NONE)
                    .gap("Everyone who goes through the endpoint is cut off, not `" + link.from() + "` alone.")
                    .finish();
        }
        if (from.is() instanceof AwsResource.Ec2Instances ec2) {
            return fromSubnets(ec2);
        }
        Map<String, String> given = new LinkedHashMap<>(duration());
        given.put("lossPercent", "100");
        draft.gap("Only what `" + link.from() + "` sends is lost; what the other side sends by itself arrives.");
        return onTheWay("lose-packets", "network-packet-loss", given);
    }

    private Map<String, String> duration() {
        return Map.of("duration", draft.hold().toString());
    }

    /** What FIS does to the packets of tasks and pods, by where they go. */
    private AwsFault onTheWay(String name, String what, Map<String, String> given) throws PlanException {
        if (from.is() instanceof AwsResource.EcsService ecs) {
            given.put("sources", sources());
            given.put("useEcsFaultInjectionEndpoints", "true");
            return draft.onTagged(
                            name,
                            "aws:ecs:task-" + what,
                            given,
                            Map.of(),
                            new Narrowing(Draft.ALL, inZone("AvailabilityZone"), Ecs.parameters(ecs)))
                    .requires(Ecs.TAGGED_TASKS)
                    .requires(Ecs.FAULT_INJECTION)
                    .gap(RESOLVED_ONCE)
                    .finish();
        }
        if (from.is() instanceof AwsResource.EksPods eks) {
            given.put("sources", sources());
            given.put("kubernetesServiceAccount", eks.serviceAccount());
            Map<String, String> parameters = Eks.parameters(eks);
            oneNode()
                    .map(node -> system.zones(List.of(node)))
                    .ifPresent(zones -> zones.forEach(zone -> parameters.put("availabilityZoneIdentifier", zone)));
            return draft.onFound(name, "aws:eks:pod-" + what, given, Narrowing.by(Draft.ALL, parameters))
                    .requires(Eks.ACCESS)
                    .gap(RESOLVED_ONCE)
                    .finish();
        }
        return impossible(
                "FIS reaches the packets of ECS tasks and EKS pods, and `" + link.from() + "` is neither",
                "begin the link at a service that is one of the two");
    }

    /** Where the packets go. */
    private String sources() throws PlanException {
        if (to.is() instanceof AwsResource.Bucket) {
            return "S3";
        }
        return to.address()
                .orElseThrow(
                        () -> new PlanException(
                                "fault " + draft.fault().id() + " ("
                                        + draft.fault().kind() + ") needs to know how `" + link.to()
                                        + "` is reached\nadd its `address` in aws.yaml: a domain name, an IPv4 address or a block of them"));
    }

    /** The node at which the link begins, where it does not begin at every one of a service. */
    private Optional<Node> oneNode() {
        return system.system().nodes().stream()
                .filter(node -> node.name().equals(link.from()))
                .findFirst();
    }

    private List<Filter> inZone(String path) {
        return oneNode()
                .map(node -> system.zones(List.of(node)))
                .filter(zones -> !zones.isEmpty())
                .map(zones -> List.of(new Filter(path, zones)))
                .orElse(List.of());
    }

    private AwsFault fromSubnets(AwsResource.Ec2Instances ec2) throws PlanException {
        boolean toS3 = to.is() instanceof AwsResource.Bucket;
        if (ec2.subnets().isEmpty() || (!toS3 && to.prefixList().isEmpty())) {
            throw new PlanException(
                    "fault " + draft.fault().id() + " (" + draft.fault().kind()
                            + ") cuts the subnets of `" + link.from() + "` off from `" + link.to()
                            + "`\nsay in aws.yaml which `subnets` the one is in, and which `prefix-list` has the addresses of the"
                            + " other");
        }
        Map<String, String> given = new LinkedHashMap<>();
        given.put("scope", toS3 ? "s3" : "prefix-list");
        given.putAll(duration());
        if (!toS3) {
            given.put("prefixListIdentifier", to.prefixList().orElseThrow());
        }
        return draft.onTagged("cut-subnets", "aws:network:disrupt-connectivity", given, ec2.subnets(), Narrowing.NONE)
                .gap("Everything in these subnets is cut off, not `" + link.from() + "` alone; traffic within a subnet"
                        + " goes on.")
                .finish();
    }

    private AwsFault unreplicated(AwsResource.Bucket source, AwsResource.Bucket destination) {
        Map<String, String> given = new LinkedHashMap<>(duration());
        given.put("region", destination.region().orElse(draft.aws().region()));
        given.put("destinationBuckets", destination.name());
        return draft.onTagged(
                        "pause-replication",
                        "aws:s3:bucket-pause-replication",
                        given,
                        source.tags(),
                        Narrowing.to(Draft.some(1)))
                .gap("Objects go on being replicated for up to an hour after the pause has begun.")
                .finish();
    }

    private AwsFault failing(String actionId, AwsResource.Api api) throws PlanException {
        String role = from.role()
                .orElseThrow(() -> new PlanException("fault " + draft.fault().id() + " ("
                        + draft.fault().kind() + ") has calls of `" + link.from()
                        + "` fail, which FIS knows by their role\nadd its `role` in aws.yaml"));
        Map<String, String> given = new LinkedHashMap<>(duration());
        given.put("service", api.service());
        given.put("percentage", "100");
        given.put("operations", String.join(",", api.operations()));
        return draft.onNamed("fail-calls", actionId, given, List.of(draft.aws().globalArn("iam", "role/" + role)))
                .gap("The API answers with an error; a network that is gone would not answer at all.")
                .finish();
    }

    private AwsFault impossible(String why, String instead) {
        return new AwsFault.Impossible(draft.fault().id(), draft.fault().kind(), why, instead);
    }
}
