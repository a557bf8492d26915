package dev.faultline.plan;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Resolves a scenario against a topology. Pure: the same scenario, topology and seed give the same plan. */
public final class Planner {
    private static final NodeSelector DATABASE_PRIMARY = new NodeSelector(
            Optional.empty(), Optional.of("database"), Optional.of("primary"), Optional.empty(), Optional.empty());
    /** What releases are of. */
    private static final NodeSelector API = new NodeSelector(
            Optional.empty(), Optional.of("api"), Optional.empty(), Optional.empty(), Optional.empty());

    private Planner() {}

    /**
     * The plan of a run.
     *
     * @throws PlanException when a fault has no target: a run that breaks nothing proves nothing
     */
    public static Plan plan(Scenario scenario, SystemSpec system, Topology topology, long seed) throws PlanException {
        List<PlannedFault> faults = new ArrayList<>();
        for (FaultSpec fault : inOrder(scenario.method())) {
            faults.add(new PlannedFault(fault, targets(fault, topology, seed), FidelityGap.of(fault)));
        }
        return new Plan(scenario, system, topology.backend(), seed, faults, gaps(scenario, topology.backend()));
    }

    private static Map<String, String> gaps(Scenario scenario, String backend) {
        Map<String, String> gaps = new LinkedHashMap<>();
        scenario.objectives()
                .forEach(objective ->
                        FidelityGap.of(objective, backend).ifPresent(gap -> gaps.put(objective.id(), gap)));
        return gaps;
    }

    private static List<FaultSpec> inOrder(List<FaultSpec> method) {
        return method.stream().sorted(Comparator.comparing(FaultSpec::at)).toList();
    }

    private static List<String> targets(FaultSpec fault, Topology topology, long seed) throws PlanException {
        if (fault instanceof FaultSpec.ProcessKill kill) {
            return nodes(fault, kill.target(), topology, seed);
        }
        if (fault instanceof FaultSpec.ProcessFreeze freeze) {
            return nodes(fault, freeze.target(), topology, seed);
        }
        if (fault instanceof FaultSpec.LinkLatency latency) {
            return links(fault, latency.link(), topology);
        }
        if (fault instanceof FaultSpec.LinkBlackhole blackhole) {
            return links(fault, blackhole.link(), topology);
        }
        if (fault instanceof FaultSpec.LinkReset reset) {
            return links(fault, reset.link(), topology);
        }
        if (fault instanceof FaultSpec.LinkDown down) {
            return links(fault, down.link(), topology);
        }
        if (fault instanceof FaultSpec.LinkBandwidth bandwidth) {
            return links(fault, bandwidth.link(), topology);
        }
        if (fault instanceof FaultSpec.ZoneOutage outage) {
            return zone(outage, topology, seed);
        }
        if (fault instanceof FaultSpec.RegionOutage outage) {
            return withLinks(region(fault, topology, node -> node.region().equals(outage.region())), topology);
        }
        if (fault instanceof FaultSpec.Promotion) {
            return databasesOf("second", fault, topology);
        }
        if (fault instanceof FaultSpec.FailBack) {
            return databasesOf("first", fault, topology);
        }
        if (fault instanceof FaultSpec.AddedLoad added) {
            return List.of(added.simulation());
        }
        if (fault instanceof FaultSpec.Call call) {
            return List.of(call.call().name());
        }
        if (fault instanceof FaultSpec.SlowQueries || fault instanceof FaultSpec.DataLoss) {
            return nodes(fault, DATABASE_PRIMARY, topology, seed);
        }
        if (fault instanceof FaultSpec.Release) {
            return nodes(fault, API, topology, seed);
        }
        throw new IllegalArgumentException("no way to resolve the targets of a " + fault.kind());
    }

    /** The zone's nodes, and then every link that begins or ends at one of them. */
    private static List<String> zone(FaultSpec.ZoneOutage outage, Topology topology, long seed) throws PlanException {
        String zone = outage.zone().name().isPresent()
                ? outage.zone().name().get()
                : zoneOf(outage, outage.zone().of().orElseThrow(), topology, seed);
        NodeSelector inZone = new NodeSelector(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(zone), Optional.empty());
        return withLinks(nodes(outage, inZone, topology, seed), topology);
    }

    private static List<String> databasesOf(String region, FaultSpec fault, Topology topology) throws PlanException {
        return region(
                fault,
                topology,
                node -> node.region().equals(region) && node.service().equals("database"));
    }

    private static List<String> region(FaultSpec fault, Topology topology, Predicate<Topology.Node> which)
            throws PlanException {
        List<String> nodes = topology.nodes().stream()
                .filter(which)
                .map(Topology.Node::name)
                .sorted()
                .toList();
        if (nodes.isEmpty()) {
            throw new PlanException("fault " + fault.id() + " (" + fault.kind() + ") is about a region that has no such"
                    + " node. The " + topology.backend() + " target has: " + nodesOf(topology));
        }
        return nodes;
    }

    private static List<String> withLinks(List<String> names, Topology topology) {
        List<String> targets = new ArrayList<>(names);
        Set<String> nodes = Set.copyOf(targets);
        topology.links().stream()
                .filter(link -> nodes.contains(link.from()) || nodes.contains(link.to()))
                .map(Topology.Link::name)
                .sorted()
                .forEach(targets::add);
        return targets;
    }

    private static String zoneOf(FaultSpec fault, NodeSelector selector, Topology topology, long seed)
            throws PlanException {
        List<String> chosen = nodes(fault, selector, topology, seed);
        List<String> zones = topology.nodes().stream()
                .filter(node -> chosen.contains(node.name()))
                .map(Topology.Node::zone)
                .distinct()
                .toList();
        if (chosen.size() != 1 || zones.contains("")) {
            throw new PlanException("fault " + fault.id() + " (" + fault.kind() + ") asks for the zone of "
                    + describe(selector) + ", which must be one node in a zone, and that is " + chosen + ". The "
                    + topology.backend() + " target has: " + nodesOf(topology));
        }
        return zones.get(0);
    }

    private static List<String> nodes(FaultSpec fault, NodeSelector selector, Topology topology, long seed)
            throws PlanException {
        List<String> matching = new ArrayList<>(topology.nodes().stream()
                .filter(node -> matches(selector, node))
                .map(Topology.Node::name)
                .sorted()
                .toList());
        int count = selector.count().orElse(matching.size());
        if (matching.isEmpty() || matching.size() < count) {
            throw new PlanException("fault " + fault.id() + " (" + fault.kind() + ") asks for "
                    + describe(selector) + ", and " + (matching.isEmpty() ? "nothing matches" : "only " + matching)
                    + ". The " + topology.backend() + " target has: " + nodesOf(topology));
        }
        // The fault's id is part of the seed, so that adding a fault does not move the targets of the others.
        Collections.shuffle(matching, new Random(seed * 31 + fault.id().hashCode()));
        return matching.subList(0, count).stream().sorted().toList();
    }

    private static boolean matches(NodeSelector selector, Topology.Node node) {
        return selector.name().map(node.name()::equals).orElse(true)
                && selector.service().map(node.service()::equals).orElse(true)
                && selector.role().map(node.role()::equals).orElse(true)
                && selector.zone().map(node.zone()::equals).orElse(true);
    }

    private static String describe(NodeSelector selector) {
        List<String> parts = new ArrayList<>();
        selector.name().ifPresent(value -> parts.add("name " + value));
        selector.service().ifPresent(value -> parts.add("service " + value));
        selector.role().ifPresent(value -> parts.add("role " + value));
        selector.zone().ifPresent(value -> parts.add("zone " + value));
        String which = parts.isEmpty() ? "any node" : "nodes with " + String.join(", ", parts);
        return selector.count().map(count -> count + " of the " + which).orElse(which);
    }

    private static String nodesOf(Topology topology) {
        return topology.nodes().stream()
                .map(node -> node.name() + " (" + node.service()
                        + (node.zone().isEmpty() ? "" : ", zone " + node.zone()) + ", " + node.role() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<String> links(FaultSpec fault, LinkSelector selector, Topology topology) throws PlanException {
        List<String> matching = topology.links().stream()
                .filter(link -> selector.selects(link, topology.nodes()))
                .map(Topology.Link::name)
                .sorted()
                .toList();
        if (matching.isEmpty()) {
            throw new PlanException("fault " + fault.id() + " (" + fault.kind() + ") asks for links from "
                    + selector.from() + " to " + selector.to() + ", and there is none. The " + topology.backend()
                    + " target has: "
                    + topology.links().stream().map(Topology.Link::name).collect(Collectors.joining("; ")));
        }
        return matching;
    }
}
