package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has BlinkLean's account say of its database, cache and API what a rehearsal platform is like: roles by zone, tasks, counts,
 * health of targets, and an event for each change. Safe for any thread.
 */
final class WriteBack {
    private static final String DATABASE = "blinklean";

    private final Account account;
    /** Tasks by the node and process that each stands for. */
    private final Map<String, String> standsFor = new HashMap<>();

    private final EcsTasks tasks;
    private int activities;
    private int desired = -1;

    WriteBack(Account account) {
        this.account = account;
        this.tasks = new EcsTasks(account);
    }

    /** AWS's name of a zone as the platform has it. */
    String zone(String awsZone) {
        return awsZone.substring(account.region().length());
    }

    String zoneOf(String subnet) {
        return zone(account.find(subnet)
                .orElseThrow()
                .state()
                .path("AvailabilityZone")
                .asText());
    }

    private String awsZone(JsonNode node) {
        return account.region() + node.path("zone").asText();
    }

    /** Takes over what the platform is like now. */
    synchronized void write(JsonNode topology) {
        // One lock for all of it, so that no answer shows half a change.
        synchronized (account) {
            database(RehearsedPlatform.nodes(topology, "database"));
            cache(RehearsedPlatform.nodes(topology, "redis"));
            tasks(topology);
        }
    }

    private void database(List<JsonNode> nodes) {
        String arn = account.arn("rds", "db:" + DATABASE);
        String before =
                account.find(arn).orElseThrow().state().path("AvailabilityZone").asText();
        nodes.stream()
                .filter(node -> node.path("role").asText().equals("primary"))
                .map(this::awsZone)
                .filter(zone -> !zone.equals(before))
                .findFirst()
                .ifPresent(zone -> {
                    account.change(
                            arn,
                            instance -> instance.put("AvailabilityZone", zone)
                                    .put("SecondaryAvailabilityZone", before)
                                    .put("DBInstanceStatus", "available"));
                    databaseEvent("Multi-AZ instance failover completed");
                });
    }

    /** What RDS says as it reboots an instance with a failover. */
    synchronized void failoverStarted() {
        account.change(account.arn("rds", "db:" + DATABASE), instance -> instance.put("DBInstanceStatus", "rebooting"));
        databaseEvent("Multi-AZ instance failover started.");
    }

    private void databaseEvent(String message) {
        ObjectNode event = happened("Date")
                .put("SourceIdentifier", DATABASE)
                .put("SourceType", "db-instance")
                .put("SourceArn", account.arn("rds", "db:" + DATABASE))
                .put("Message", message);
        event.putArray("EventCategories").add("failover");
        account.record(Rds.EVENTS, event);
    }

    private static ObjectNode happened(String member) {
        ObjectNode event = ServiceModel.JSON.createObjectNode();
        event.set(member, Scalars.seconds(Instant.now()));
        return event;
    }

    private void cache(List<JsonNode> nodes) {
        account.change(account.arn("elasticache", "replicationgroup:blinklean"), group -> {
            for (JsonNode member : group.path("NodeGroups").path(0).path("NodeGroupMembers")) {
                nodes.stream()
                        .filter(node -> awsZone(node)
                                .equals(member.path("PreferredAvailabilityZone").asText()))
                        .filter(node -> Set.of("primary", "replica")
                                .contains(node.path("role").asText()))
                        .filter(node -> !node.path("role").equals(member.path("CurrentRole")))
                        .findFirst()
                        .ifPresent(node ->
                                role((ObjectNode) member, node.path("role").asText()));
            }
        });
    }

    private void role(ObjectNode member, String role) {
        member.put("CurrentRole", role);
        if (role.equals("primary")) {
            account.record(
                    ElastiCache.EVENTS,
                    happened("Date")
                            .put("SourceIdentifier", "blinklean")
                            .put("SourceType", "replication-group")
                            .put(
                                    "Message",
                                    "Failover to replica node "
                                            + member.path("CacheClusterId").asText() + " completed"));
        }
    }

    private void tasks(JsonNode topology) {
        Set<String> running = new HashSet<>();
        for (JsonNode node : RehearsedPlatform.nodes(topology, "api")) {
            if (RehearsedPlatform.runs(node)) {
                running.add(key(node));
                String task = standsFor.computeIfAbsent(
                        key(node),
                        unknown -> tasks.start(
                                "api",
                                awsZone(node),
                                Instant.parse(node.path("started").asText())));
                tasks.health(task, node.path("role").asText().equals("serving") ? "healthy" : "unhealthy");
            }
        }
        Set<String> alive = new HashSet<>();
        running.forEach(key -> alive.add(standsFor.get(key)));
        tasks.running("api").stream()
                .map(Resource::arn)
                .filter(task -> !alive.contains(task))
                .forEach(task -> tasks.end(task, "EssentialContainerExited", "Essential container in task exited"));
        for (JsonNode service : topology.path("services")) {
            if (service.path("name").asText().equals("api")) {
                count(service.path("desired").asInt(), service.path("ready").asInt());
            }
        }
    }

    private static String key(JsonNode node) {
        return node.path("name").asText() + " " + node.path("pid").asLong() + " "
                + node.path("started").asText();
    }

    /** Says that a task was stopped, and gives the node that it stands for. */
    synchronized JsonNode stopped(JsonNode topology, String task) {
        for (JsonNode node : RehearsedPlatform.nodes(topology, "api")) {
            if (task.equals(standsFor.get(key(node)))) {
                tasks.end(task, "UserInitiated", "Task stopped by AWS FIS");
                return node;
            }
        }
        throw new IllegalStateException("no instance of the platform stands for " + task);
    }

    private void count(int wanted, int ready) {
        String arn = account.arn("ecs", "service/" + BlinkLeanAccount.CLUSTER + "/api");
        account.change(
                arn,
                service -> service.put("desiredCount", wanted)
                        .put("runningCount", ready)
                        .put("pendingCount", Math.max(0, wanted - ready)));
        if (desired >= 0 && desired != wanted) {
            account.record(
                    Scaling.OF_APPLICATIONS,
                    happened("StartTime")
                            .put("ActivityId", "activity-" + wanted + "-" + ++activities)
                            .put("ServiceNamespace", "ecs")
                            .put("ResourceId", "service/" + BlinkLeanAccount.CLUSTER + "/api")
                            .put("ScalableDimension", "ecs:service:DesiredCount")
                            .put("Description", "Setting desired count to " + wanted + ".")
                            .put("Cause", "monitor alarm in state ALARM triggered policy")
                            .put("StatusCode", "Successful"));
        }
        desired = wanted;
    }
}
