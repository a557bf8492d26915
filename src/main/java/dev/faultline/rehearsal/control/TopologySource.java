package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.Cache;
import dev.faultline.rehearsal.cache.CacheView;
import dev.faultline.rehearsal.control.TopologyReport.Invariant;
import dev.faultline.rehearsal.control.TopologyReport.Node;
import dev.faultline.rehearsal.control.TopologyReport.ServiceCount;
import dev.faultline.rehearsal.control.TopologyReport.Signal;
import dev.faultline.rehearsal.control.TopologyReport.Surroundings;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.DatabaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Puts together how the platform looks, out of what is known at the moment; it asks nobody, so it never waits. */
final class TopologySource {
    private static final double PERCENT = 100;

    private final PlatformSettings settings;
    private final PlatformNodes nodes;
    private final Database database;
    private final Cache cache;
    private final ProxiedLinks links;
    private final ServiceHealth health;
    private final Optional<RegionTopology> regions;
    private final IntSupplier administration;

    /** {@code administration}: the port of the platform's own administration; 0 before there is one. */
    TopologySource(
            PlatformSettings settings,
            PlatformNodes nodes,
            Database database,
            Cache cache,
            ProxiedLinks links,
            ServiceHealth health,
            Optional<RegionTopology> regions,
            IntSupplier administration) {
        this.settings = settings;
        this.nodes = nodes;
        this.database = database;
        this.cache = cache;
        this.links = links;
        this.health = health;
        this.regions = regions;
        this.administration = administration;
    }

    TopologyReport report() {
        List<DatabaseView> databases = database.nodes();
        ServiceCount api = apiCount();
        return new TopologyReport(
                scheme() + "://" + settings.publicAddress() + ":" + links.port("client", settings.entrance()),
                url(nodes.standIns().sms().port()),
                url(links.port("control")) + "/health",
                allNodes(databases),
                links.all().stream()
                        .filter(link -> !link.name().equals("control"))
                        .toList(),
                List.of(api),
                invariants(databases, api),
                signals(databases),
                surroundings(),
                nodes.api().releases().current().orElse(null),
                database.restores().current().orElse(null),
                regions.map(RegionTopology::status).orElse(null));
    }

    private List<Invariant> invariants(List<DatabaseView> databases, ServiceCount api) {
        List<DatabaseView> everywhere = Stream.concat(
                        databases.stream(), regions.stream().map(RegionTopology::database))
                .toList();
        List<Invariant> all = new ArrayList<>(List.of(
                Invariants.oneWriter(everywhere),
                Invariants.synchronousStandby(databases, database.standbyInSync()),
                Invariants.cacheReplica(cache.views()),
                Invariants.readyInEveryZone(api.readyByZone()),
                Invariants.desiredCapacity(
                        api.desired(), api.ready(), settings.fewestInstances(), settings.mostInstances())));
        regions.ifPresent(two -> all.add(Invariants.crossRegionReplica(databases, two.database())));
        return all;
    }

    private ServiceCount apiCount() {
        Map<String, Integer> byZone = new TreeMap<>();
        settings.zones().forEach(zone -> byZone.put(zone, 0));
        for (ApiNode node : nodes.api().fleet().staying()) {
            byZone.merge(node.zone(), nodes.api().readiness().ready(node) ? 1 : 0, Integer::sum);
        }
        int ready = byZone.values().stream().mapToInt(Integer::intValue).sum();
        return new ServiceCount("api", nodes.api().fleet().desired(), ready, byZone);
    }

    private List<Signal> signals(List<DatabaseView> databases) {
        List<Signal> signals = new ArrayList<>(ReplicationLag.of(databases));
        cache.lag().ifPresent(lag -> signals.add(new Signal("cache-lag-bytes", lag.node(), lag.bytes())));
        signals.add(new Signal("desired", "api", nodes.api().fleet().desired()));
        signals.addAll(utilisation("cpu"));
        signals.addAll(utilisation("connections"));
        regions.ifPresent(two -> signals.addAll(two.signals()));
        return signals;
    }

    /** How full the instances are on average, in percent. */
    private List<Signal> utilisation(String metric) {
        return nodes.api().autoscaler().latest().stream()
                .filter(reading -> reading.metric().equals(metric))
                .flatMap(reading -> reading.average().stream().boxed())
                .map(average -> new Signal(metric + "-utilisation", "api", average * PERCENT))
                .toList();
    }

    private Surroundings surroundings() {
        return new Surroundings(
                url(links.port("client", "payments")),
                url(nodes.standIns().channels().port()),
                url(administration.getAsInt()),
                "http://" + settings.publicAddress() + ":" + links.port("client", FrontService.PLAIN),
                nodes.balancer().certificate().orElse(null));
    }

    private List<Node> allNodes(List<DatabaseView> databases) {
        List<Node> all = new ArrayList<>();
        nodes.api().fleet().nodes().stream()
                .filter(ApiNode::launched)
                .map(this::apiNode)
                .forEach(all::add);
        for (DatabaseView view : databases) {
            String role = view.role().name().toLowerCase(Locale.ROOT);
            all.add(Node.of(
                    view.name(),
                    "database",
                    view.zone(),
                    role,
                    view.process().orElse(null),
                    database.port(view.name())));
        }
        for (CacheView view : cache.views()) {
            String role = view.role().name().toLowerCase(Locale.ROOT);
            all.add(Node.of(
                    view.name(), "redis", view.zone(), role, view.process().orElse(null), cache.port(view.name())));
        }
        Node balancer = node(nodes.balancer(), "", nodes.balancer().port());
        all.add(
                nodes.balancer().launched()
                        ? balancer.withMetricsAt(nodes.balancer().admin())
                        : balancer);
        for (JavaService program : nodes.standIns().programs()) {
            all.add(node(program, nodes.standIns().zone(program, settings.zones()), program.port()));
        }
        int port = administration.getAsInt();
        all.add(Node.of("control", "control", "", "serving", ProcessHandle.current(), port)
                .withMetricsAt(port));
        return regions.map(two -> two.placed(all)).orElse(all);
    }

    /** Of two instances, the one that takes traffic is the node's; as it goes, the other is. */
    private Node apiNode(ApiNode node) {
        Optional<ApiInstance> running = node.instances()
                .filter(instance -> instance.process().isPresent())
                .findFirst();
        ProcessHandle process =
                running.flatMap(ApiInstance::process).map(Process::toHandle).orElse(null);
        int port = running.orElse(node.instance()).port();
        String role = role(process, nodes.api().readiness().ready(node));
        return Node.of(node.name(), "api", node.zone(), role, process, port).withMetricsAt(port);
    }

    private Node node(Service service, String zone, int port) {
        ProcessHandle process = service.process().map(Process::toHandle).orElse(null);
        return Node.of(
                service.name(), service.name(), zone, role(process, health.serves(service.name())), process, port);
    }

    private static String role(ProcessHandle process, boolean serves) {
        return process == null ? "down" : serves ? "serving" : "unready";
    }

    private String scheme() {
        return nodes.balancer().certificate().isPresent() ? "https" : "http";
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
