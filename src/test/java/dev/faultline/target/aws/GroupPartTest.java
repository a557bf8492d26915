package dev.faultline.target.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.Account;
import cloud.Accounts;
import cloud.Resource;
import cloud.StandInCloud;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.SystemState.Invariant;
import dev.faultline.target.SystemState.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instances of an Auto Scaling group: wanted, and in service by zone. */
class GroupPartTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account = Accounts.empty();
    private final StandInCloud cloud = StandInCloud.start(account);
    private final String arn = account.arn("autoscaling", "autoScalingGroup:1:autoScalingGroupName/legacy");
    private AwsClients aws;

    @BeforeEach
    void up() throws Exception {
        cloud.systemProperties().forEach(System::setProperty);
        aws = AwsClients.in(account.region());
        ObjectNode group = (ObjectNode) JSON.readTree("""
                {"AutoScalingGroupName": "legacy", "MinSize": 2, "MaxSize": 4, "DesiredCapacity": 3, "DefaultCooldown": 300,
                 "AvailabilityZones": ["ap-south-1a", "ap-south-1b"], "HealthCheckType": "EC2", "CreatedTime": 1700000000,
                 "Instances": []}
                """);
        instance(group, "i-0a", "ap-south-1a", "InService");
        instance(group, "i-0b", "ap-south-1b", "InService");
        instance(group, "i-0c", "ap-south-1b", "Terminating");
        account.add(new Resource(arn, "aws:ec2:autoscaling-group", Map.of(), group));
    }

    private static void instance(ObjectNode group, String id, String zone, String state) {
        ((ArrayNode) group.path("Instances"))
                .addObject()
                .put("InstanceId", id)
                .put("AvailabilityZone", zone)
                .put("LifecycleState", state)
                .put("HealthStatus", "Healthy")
                .put("ProtectedFromScaleIn", false);
    }

    @AfterEach
    void down() {
        cloud.systemProperties().keySet().forEach(System::clearProperty);
        aws.close();
        cloud.close();
    }

    private GroupPart part(String group) {
        List<Node> nodes = List.of(node("legacy-a", "a"), node("legacy-b", "b"));
        return new GroupPart(aws, group, new Layout("legacy", nodes, Map.of("a", "ap-south-1a", "b", "ap-south-1b")));
    }

    private static Node node(String name, String zone) {
        return new Node(name, "legacy", zone, "serving", Optional.empty());
    }

    @Test
    void whatIsWantedAndInServiceIsCountedByZone() throws Exception {
        AwsPart.Seen seen = part("legacy").look();

        assertThat(seen.services()).containsExactly(new Service("legacy", 3, 2, Map.of("a", 1, "b", 1)));
        assertThat(seen.invariants())
                .contains(new Invariant("desired-capacity", false, "legacy: 2 of 3 in service"))
                .contains(new Invariant("ready-in-every-zone", true, "legacy in service by zone: {a=1, b=1}"));
    }

    @Test
    void behindABalancerOnlyTheHealthyOnesAreInService() throws Exception {
        String targets = account.arn("elasticloadbalancing", "targetgroup/legacy/0123456789abcdef");
        account.add(new Resource(
                targets,
                "aws:elasticloadbalancing:targetgroup",
                Map.of(),
                JSON.createObjectNode().put("TargetGroupArn", targets)));
        target(targets, "i-0a", "healthy");
        target(targets, "i-0b", "unhealthy");
        account.change(arn, group -> group.putArray("TargetGroupARNs").add(targets));

        AwsPart.Seen seen = part("legacy").look();

        assertThat(seen.services()).containsExactly(new Service("legacy", 3, 1, Map.of("a", 1, "b", 0)));
        assertThat(seen.nodes()).extracting(Node::role).containsExactly("serving", "down");
    }

    private void target(String group, String instance, String state) {
        ObjectNode target = JSON.createObjectNode();
        target.putObject("Target").put("Id", instance).put("Port", 8080);
        target.putObject("TargetHealth").put("State", state);
        account.add(new Resource(group + "#" + instance, "aws:elasticloadbalancing:target", Map.of(), target));
    }

    @Test
    void aGroupThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> part("legasy").look())
                .isInstanceOf(AwsCallFailed.class)
                .hasMessageContaining("there is no Auto Scaling group legasy")
                .hasMessageContaining("aws.yaml");
    }
}
