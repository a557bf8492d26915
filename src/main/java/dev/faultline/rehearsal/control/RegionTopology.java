package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.TopologyReport.Node;
import dev.faultline.rehearsal.control.TopologyReport.Signal;
import dev.faultline.rehearsal.database.DatabaseView;
import dev.faultline.rehearsal.database.RegionLag;
import dev.faultline.rehearsal.region.Region;
import dev.faultline.rehearsal.region.RegionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How the second region looks, and which of the platform's nodes are in which region; it asks nobody. */
final class RegionTopology {
    /** What both regions share stands outside of them, the zone service too. */
    private static final Set<String> OUTSIDE =
            Set.of("sms", "payments", "channels", "zone-check", "secrets", "control");

    private static final double MILLIS_PER_SECOND = 1000;

    private final TwoRegions regions;
    private final SecondRegion second;
    private final ServiceHealth health;

    RegionTopology(TwoRegions regions, SecondRegion second, ServiceHealth health) {
        this.regions = regions;
        this.second = second;
        this.health = health;
    }

    RegionStatus status() {
        return regions.change().status();
    }

    /** The second region's database. */
    DatabaseView database() {
        return regions.replica().view();
    }

    /** All nodes, each in its region: those that the platform has anyway, and the second region's. */
    List<Node> placed(List<Node> others) {
        List<Node> all = new ArrayList<>();
        others.forEach(node -> all.add(OUTSIDE.contains(node.service()) ? node : node.in(Region.FIRST)));
        own().forEach(node -> all.add(node.in(Region.SECOND)));
        return all;
    }

    /** How far its database is behind: in bytes of log, and in seconds of what the first region's primary wrote. */
    List<Signal> signals() {
        return regions.replica().lag().stream().flatMap(RegionTopology::signals).toList();
    }

    private static Stream<Signal> signals(RegionLag lag) {
        return Stream.of(
                new Signal("region-replication-lag-bytes", lag.node(), lag.bytes()),
                new Signal("region-replication-lag-seconds", lag.node(), seconds(lag.age())));
    }

    private static double seconds(Duration age) {
        return age.toMillis() / MILLIS_PER_SECOND;
    }

    private Stream<Node> own() {
        DatabaseView database = database();
        Node replica = Node.of(
                database.name(),
                "database",
                database.zone(),
                database.role().name().toLowerCase(Locale.ROOT),
                database.process().orElse(null),
                regions.replica().port());
        Node redis = node(second.redis(), "redis", second.redis().port());
        Node api = node(second.api(), "api", second.api().port())
                .withMetricsAt(second.api().port());
        Node balancer = node(second.balancer(), "balancer", second.balancer().port());
        return Stream.of(
                api,
                replica,
                redis,
                second.balancer().launched()
                        ? balancer.withMetricsAt(second.balancer().ready("admin"))
                        : balancer);
    }

    private Node node(Service service, String kind, int port) {
        ProcessHandle process = service.process().map(Process::toHandle).orElse(null);
        String role = process == null ? "down" : health.serves(service.name()) ? "serving" : "unready";
        return Node.of(service.name(), kind, SecondRegion.ZONE, role, process, port);
    }
}
