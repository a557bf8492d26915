package cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/** What becomes of a platform is what the stand-in describes, as the SDK's clients read it. */
class WriteBackTest extends CloudTest {
    private WriteBack writeBack;

    @BeforeEach
    void joined() {
        writeBack = new WriteBack(cloud.account());
    }

    /** A platform whose nodes are {@code name service zone role pid}. */
    private static ObjectNode platform(int desired, int ready, String... nodes) {
        ObjectNode topology = ServiceModel.JSON.createObjectNode();
        for (String node : nodes) {
            String[] words = node.split(" ");
            ObjectNode json = topology.withArray("/nodes")
                    .addObject()
                    .put("name", words[0])
                    .put("service", words[1])
                    .put("zone", words[2])
                    .put("role", words[3]);
            if (!words[4].equals("-")) {
                json.put("pid", Integer.parseInt(words[4])).put("started", "2026-01-01T00:00:00Z");
            }
        }
        topology.withArray("/services")
                .addObject()
                .put("name", "api")
                .put("desired", desired)
                .put("ready", ready);
        return topology;
    }

    @Test
    void afterAPromotionTheDatabaseIsInTheOtherZoneAndTheEventsSayWhy() {
        RdsClient rds = clients.of(RdsClient.builder());
        writeBack.write(platform(0, 0, "db-a database a primary 1", "db-b database b standby 2"));
        assertThat(rds.describeEvents().events()).isEmpty();

        writeBack.failoverStarted();
        writeBack.write(platform(0, 0, "db-a database a down -", "db-b database b standby 2"));
        assertThat(rds.describeDBInstances().dbInstances().get(0).dbInstanceStatus())
                .isEqualTo("rebooting");
        writeBack.write(platform(0, 0, "db-a database a standby 3", "db-b database b primary 2"));

        assertThat(rds.describeDBInstances().dbInstances()).singleElement().satisfies(instance -> {
            assertThat(instance.availabilityZone()).isEqualTo("ap-south-1b");
            assertThat(instance.secondaryAvailabilityZone()).isEqualTo("ap-south-1a");
            assertThat(instance.dbInstanceStatus()).isEqualTo("available");
        });
        assertThat(rds.describeEvents().events())
                .extracting(event -> event.message())
                .containsExactly("Multi-AZ instance failover started.", "Multi-AZ instance failover completed");
    }

    @Test
    void anInstanceThatDiesIsATaskThatStoppedAndItsReplacementANewOne() {
        EcsClient ecs = clients.of(EcsClient.builder());
        writeBack.write(platform(2, 2, "api-a api a serving 11", "api-b api b serving 12"));
        List<String> before = running(ecs);
        assertThat(before).hasSize(2);

        writeBack.write(platform(2, 1, "api-a api a down -", "api-b api b serving 12"));
        assertThat(running(ecs)).hasSize(1).isSubsetOf(before);
        assertThat(ecs.describeServices(ask -> ask.cluster("blinklean").services("api"))
                        .services()
                        .get(0)
                        .runningCount())
                .isEqualTo(1);
        writeBack.write(platform(2, 2, "api-a api a serving 13", "api-b api b serving 12"));

        List<String> after = new ArrayList<>(running(ecs));
        assertThat(after).hasSize(2);
        after.removeAll(before);
        assertThat(after).hasSize(1);
        assertThat(ecs.describeTasks(ask -> ask.cluster("blinklean").tasks(after))
                        .tasks())
                .extracting(task -> task.availabilityZone())
                .containsExactly("ap-south-1a");
    }

    private static List<String> running(EcsClient ecs) {
        return ecs
                .listTasksPaginator(
                        ask -> ask.cluster("blinklean").serviceName("api").desiredStatus(DesiredStatus.RUNNING))
                .taskArns()
                .stream()
                .toList();
    }

    @Test
    void aTaskOfTheStandInIsOneInstanceOfThePlatform() {
        ObjectNode platform = platform(2, 2, "api-a api a serving 11", "api-b api b serving 12");
        writeBack.write(platform);
        String second = running(clients.of(EcsClient.builder())).get(1);

        assertThat(writeBack.stopped(platform, second).path("name").asText()).isEqualTo("api-b");
        assertThat(clients.of(EcsClient.builder())
                        .describeTasks(ask -> ask.cluster("blinklean").tasks(second))
                        .tasks()
                        .get(0)
                        .stoppedReason())
                .isEqualTo("Task stopped by AWS FIS");
    }

    @Test
    void anInstanceThatDoesNotServeIsAnUnhealthyTarget() {
        writeBack.write(platform(3, 2, "api-a api a serving 1", "api-b api b unready 2", "api-c api c serving 3"));
        ElasticLoadBalancingV2Client balancing = clients.of(ElasticLoadBalancingV2Client.builder());
        String group = balancing.describeTargetGroups().targetGroups().get(0).targetGroupArn();

        assertThat(balancing
                        .describeTargetHealth(ask -> ask.targetGroupArn(group))
                        .targetHealthDescriptions())
                .extracting(target -> target.targetHealth().stateAsString())
                .containsExactly("healthy", "unhealthy", "healthy");
    }

    @Test
    void aCacheThatFailsOverHasItsPrimaryInTheOtherZone() {
        ElastiCacheClient cache = clients.of(ElastiCacheClient.builder());
        writeBack.write(platform(0, 0, "redis-a redis a replica 1", "redis-b redis b primary 2"));

        assertThat(cache.describeReplicationGroups()
                        .replicationGroups()
                        .get(0)
                        .nodeGroups()
                        .get(0)
                        .nodeGroupMembers())
                .extracting(member -> member.currentRole())
                .containsExactly("replica", "primary");
        assertThat(cache.describeEvents(ask -> ask.duration(5)).events())
                .extracting(event -> event.message())
                .containsExactly("Failover to replica node blinklean-002 completed");
    }
}
