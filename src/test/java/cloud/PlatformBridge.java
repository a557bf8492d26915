package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does to a rehearsal platform what an experiment on the stand-in does to AWS, and has the stand-in describe what became of
 * it. Without it an experiment of the stand-in runs to its end and nothing breaks. Whoever builds it closes it.
 */
public final class PlatformBridge implements FaultListener, AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(100);

    private final StandInCloud cloud;
    private final RehearsedPlatform platform;
    private final WriteBack writeBack;
    private final Map<String, List<String>> troubled = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();

    private PlatformBridge(StandInCloud cloud, RehearsedPlatform platform) {
        this.cloud = cloud;
        this.platform = platform;
        this.writeBack = new WriteBack(cloud.account());
    }

    /** Joins them; from now on the stand-in describes the platform. */
    public static PlatformBridge between(StandInCloud cloud, RehearsedPlatform platform)
            throws IOException, InterruptedException {
        PlatformBridge bridge = new PlatformBridge(cloud, platform);
        bridge.writeBack.write(platform.topology());
        cloud.tell(bridge);
        bridge.rounds.scheduleWithFixedDelay(bridge::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
        return bridge;
    }

    private void round() {
        try {
            writeBack.write(platform.topology());
        } catch (IOException e) {
            // Its control plane may be busy, or be going down with the platform; the next round asks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void began(StartedAction action) throws Exception {
        JsonNode topology = platform.topology();
        switch (action.actionId()) {
            case "aws:rds:reboot-db-instances", "aws:rds:failover-db-cluster" -> {
                writeBack.failoverStarted();
                killAll(topology, "database", "primary", "");
            }
            case "aws:elasticache:replicationgroup-interrupt-az-power" ->
                killAll(topology, "redis", "", writeBack.zone(action.narrowing().get("availabilityZoneIdentifier")));
            case "aws:ecs:stop-task" -> {
                for (String task : action.targets()) {
                    RehearsedPlatform.kill(writeBack.stopped(topology, task));
                }
            }
            case "aws:network:disrupt-connectivity" -> {
                for (String subnet : action.targets()) {
                    swallow(topology, writeBack.zoneOf(subnet), action.experiment() + "-" + action.name());
                }
            }
            default ->
                throw new IllegalStateException("the bridge does not know what " + action.actionId() + " breaks");
        }
    }

    private static void killAll(JsonNode topology, String service, String role, String zone) {
        List<JsonNode> nodes = RehearsedPlatform.nodes(topology, service).stream()
                .filter(node -> role.isEmpty() || node.path("role").asText().equals(role))
                .filter(node -> zone.isEmpty() || node.path("zone").asText().equals(zone))
                .toList();
        if (nodes.isEmpty()) {
            throw new IllegalStateException("the platform has no " + service + " " + role + " in zone " + zone);
        }
        nodes.forEach(RehearsedPlatform::kill);
    }

    /** Every link that begins or ends in the zone. */
    private void swallow(JsonNode topology, String zone, String name) throws IOException, InterruptedException {
        List<String> inZone = new ArrayList<>();
        topology.path("nodes").forEach(node -> {
            if (node.path("zone").asText().equals(zone)) {
                inZone.add(node.path("name").asText());
            }
        });
        ObjectNode forEver = ServiceModel.JSON.createObjectNode().put("timeout", 0);
        List<String> links = troubled.computeIfAbsent(name, unused -> new ArrayList<>());
        for (JsonNode link : topology.path("links")) {
            if (inZone.contains(link.path("from").asText())
                    || inZone.contains(link.path("to").asText())) {
                platform.trouble(link.path("name").asText(), name, "timeout", forEver);
                links.add(link.path("name").asText());
            }
        }
    }

    @Override
    public void ended(StartedAction action) throws Exception {
        String name = action.experiment() + "-" + action.name();
        List<String> links = troubled.remove(name);
        if (links != null) {
            for (String link : links) {
                platform.relieve(link, name);
            }
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
