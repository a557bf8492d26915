package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tasks of BlinkLean's services, each with an address of its own; those of a balanced service are registered as targets. */
final class EcsTasks {
    private static final String ADDRESS = "privateIPv4Address";

    private final Account account;
    private int started;

    EcsTasks(Account account) {
        this.account = account;
        // Those that were started before are known for ever, stopped or not.
        this.started = account.ofType(Ecs.TASK).size();
    }

    String targetGroup() {
        return account.arn("elasticloadbalancing", "targetgroup/blinklean-api/0123456789abcdef");
    }

    private Resource service(String name) {
        return account.find(account.arn("ecs", "service/" + BlinkLeanAccount.CLUSTER + "/" + name))
                .orElseThrow();
    }

    private static boolean isBalanced(Resource service) {
        return !service.state().path("loadBalancers").isEmpty();
    }

    /** Starts one in a zone, by AWS's name of it, and gives its ARN. */
    String start(String service, String awsZone, Instant at) {
        Resource of = service(service);
        started++;
        String id = "%s%08x".formatted("fa".repeat(12), of.arn().hashCode() * 31 + started);
        String arn = account.arn("ecs", "task/" + BlinkLeanAccount.CLUSTER + "/" + id);
        String address = "10.0." + started / 250 + "." + (started % 250 + 1);
        ObjectNode state = ServiceModel.JSON
                .createObjectNode()
                .put("taskArn", arn)
                .put("clusterArn", of.state().path("clusterArn").asText())
                .put("availabilityZone", awsZone)
                .put("group", "service:" + service)
                .put("lastStatus", "RUNNING")
                .put("desiredStatus", "RUNNING")
                .put("healthStatus", "HEALTHY")
                .put("launchType", "FARGATE")
                .put("taskDefinitionArn", of.state().path("taskDefinition").asText());
        state.set("startedAt", Scalars.seconds(at));
        state.putArray("containers");
        state.putArray("attachments")
                .addObject()
                .put("id", "eni-" + id)
                .put("type", "ElasticNetworkInterface")
                .put("status", "ATTACHED")
                .putArray("details")
                .addObject()
                .put("name", ADDRESS)
                .put("value", address);
        account.add(new Resource(arn, Ecs.TASK, of.tags(), state));
        if (isBalanced(of)) {
            register(address, awsZone);
        }
        return arn;
    }

    private void register(String address, String awsZone) {
        ObjectNode state = ServiceModel.JSON.createObjectNode().put("HealthCheckPort", "8080");
        state.putObject("Target").put("Id", address).put("Port", 8080).put("AvailabilityZone", awsZone);
        state.putObject("TargetHealth").put("State", "healthy");
        account.add(new Resource(target(address), LoadBalancing.TARGET, Map.of(), state));
    }

    private String target(String address) {
        return targetGroup() + "#" + address;
    }

    private static String address(Resource task) {
        JsonNode details = task.state().path("attachments").path(0).path("details");
        return details.path(0).path("value").asText();
    }

    /** Those of a service that run. */
    List<Resource> running(String service) {
        return account.ofType(Ecs.TASK).stream()
                .filter(task -> task.state().path("group").asText().equals("service:" + service))
                .filter(task -> task.state().path("lastStatus").asText().equals("RUNNING"))
                .toList();
    }

    /** It has stopped, and is no target any more. */
    void end(String arn, String code, String reason) {
        Resource task = account.find(arn).orElseThrow();
        account.change(
                arn,
                state -> state.put("lastStatus", "STOPPED")
                        .put("desiredStatus", "STOPPED")
                        .put("stopCode", code)
                        .put("stoppedReason", reason)
                        .set("stoppedAt", Scalars.seconds(Instant.now())));
        account.remove(target(address(task)));
    }

    /** Whether the health checks of the balancer find it well; one that is no target has none. */
    void health(String arn, String state) {
        String target = target(address(account.find(arn).orElseThrow()));
        if (account.find(target).isPresent()) {
            account.change(target, found -> {
                ObjectNode health = found.putObject("TargetHealth").put("State", state);
                if (!state.equals("healthy")) {
                    health.put("Reason", "Target.FailedHealthChecks");
                }
            });
        }
    }
}
