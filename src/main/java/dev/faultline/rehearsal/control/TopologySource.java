package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.TopologyReport.Node;
import dev.faultline.rehearsal.control.TopologyReport.ServiceCount;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.DatabaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts together how the platform looks, out of what is known at the moment; it asks nobody, so it never waits. */
final class TopologySource {
    private final PlatformSettings settings;
    private final PlatformNodes nodes;
    private final Database database;
    private final ProxiedLinks links;
    private final ServiceHealth health;

    TopologySource(
            PlatformSettings settings,
            PlatformNodes nodes,
            Database database,
            ProxiedLinks links,
            ServiceHealth health) {
        this.settings = settings;
        this.nodes = nodes;
        this.database = database;
        this.links = links;
        this.health = health;
    }

    TopologyReport report() {
        List<DatabaseView> databases = database.nodes();
        Map<String, Integer> readyByZone = readyByZone();
        int ready = readyByZone.values().stream().mapToInt(Integer::intValue).sum();
        return new TopologyReport(
                url(links.port("client", "balancer")),
                url(nodes.sms().port()),
                url(links.port("control")) + "/health",
                allNodes(databases),
                links.all().stream()
                        .filter(link -> !link.name().equals("control"))
                        .toList(),
                List.of(new ServiceCount("api", nodes.apis().size(), ready, readyByZone)),
                List.of(
                        Invariants.oneWriter(databases),
                        Invariants.synchronousStandby(databases, database.standbyInSync()),
                        Invariants.readyInEveryZone(readyByZone)),
                ReplicationLag.of(databases));
    }

    private Map<String, Integer> readyByZone() {
        Map<String, Integer> byZone = new TreeMap<>();
        for (Api api : nodes.apis()) {
            byZone.merge(api.zone(), serving(api.service()) ? 1 : 0, Integer::sum);
        }
        return byZone;
    }

    private List<Node> allNodes(List<DatabaseView> databases) {
        List<Node> all = new ArrayList<>();
        nodes.apis().forEach(api -> all.add(node(api.service(), "api", api.zone())));
        for (DatabaseView view : databases) {
            String role = view.role().name().toLowerCase(Locale.ROOT);
            all.add(Node.of(
                    view.name(), "database", view.zone(), role, view.process().orElse(null)));
        }
        all.add(node(nodes.redis(), "redis", settings.zones().get(0)));
        all.add(node(nodes.balancer(), "balancer", ""));
        all.add(node(nodes.sms(), "sms", ""));
        all.add(Node.of("control", "control", "", "serving", ProcessHandle.current()));
        return all;
    }

    private Node node(Service service, String kind, String zone) {
        ProcessHandle process = service.process().map(Process::toHandle).orElse(null);
        String role = process == null ? "down" : health.serves(service.name()) ? "serving" : "unready";
        return Node.of(service.name(), kind, zone, role, process);
    }

    private boolean serving(Service service) {
        return service.process().isPresent() && health.serves(service.name());
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
