package dev.faultline.target.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.Accounts;
import cloud.StandInCloud;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.SystemState.Invariant;
import dev.faultline.target.SystemState.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles, instances and invariants of BlinkLean, as AWS's APIs tell them. */
class AwsPartsTest {
    private final StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
    private AwsClients aws;

    @BeforeEach
    void point() {
        cloud.systemProperties().forEach(System::setProperty);
        aws = AwsClients.in("ap-south-1");
    }

    @AfterEach
    void down() {
        cloud.systemProperties().keySet().forEach(System::clearProperty);
        aws.close();
        cloud.close();
    }

    private List<AwsPart> parts() throws Exception {
        SystemSpec system = new ScenarioFiles(Path.of("scenarios")).system("blinklean");
        return new AwsParts(aws, system, AwsShop.blinklean()).find();
    }

    private static AwsPart.Seen all(List<AwsPart> parts) throws Exception {
        List<Topology.Node> nodes = new ArrayList<>();
        List<Service> services = new ArrayList<>();
        List<Invariant> invariants = new ArrayList<>();
        for (AwsPart part : parts) {
            AwsPart.Seen seen = part.look();
            nodes.addAll(seen.nodes());
            services.addAll(seen.services());
            invariants.addAll(seen.invariants());
        }
        return new AwsPart.Seen(nodes, services, invariants);
    }

    private Map<String, String> roles() throws Exception {
        return all(parts()).nodes().stream().collect(Collectors.toMap(Topology.Node::name, Topology.Node::role));
    }

    @Test
    void rolesAreThoseOfTheZonesThatAwsNames() throws Exception {
        assertThat(roles())
                .containsEntry("db-a", "primary")
                .containsEntry("db-b", "standby")
                .containsEntry("redis-a", "primary")
                .containsEntry("redis-b", "replica");
    }

    @Test
    void aFailoverIsARoleThatHasMoved() throws Exception {
        cloud.account()
                .change(
                        cloud.account().arn("rds", "db:blinklean"),
                        db -> db.put("AvailabilityZone", "ap-south-1b")
                                .put("SecondaryAvailabilityZone", "ap-south-1a"));

        assertThat(roles()).containsEntry("db-a", "standby").containsEntry("db-b", "primary");
    }

    @Test
    void whileItRebootsThereIsNoWriter() throws Exception {
        cloud.account()
                .change(cloud.account().arn("rds", "db:blinklean"), db -> db.put("DBInstanceStatus", "rebooting"));
        AwsPart.Seen seen = all(parts());

        assertThat(seen.invariants())
                .filteredOn(invariant -> invariant.name().equals("one-writer"))
                .singleElement()
                .satisfies(invariant -> {
                    assertThat(invariant.held()).isFalse();
                    assertThat(invariant.found()).contains("blinklean is rebooting");
                });
    }

    @Test
    void whatIsWantedAndReadyIsCountedByZone() throws Exception {
        assertThat(all(parts()).services())
                .filteredOn(service -> service.name().equals("api"))
                .singleElement()
                .satisfies(api -> {
                    assertThat(api.desired()).isEqualTo(3);
                    assertThat(api.readyByZone()).containsOnlyKeys("a", "b", "c");
                });
    }

    @Test
    void whereNothingIsBrokenNoExperimentRuns() throws Exception {
        assertThat(all(parts()).invariants())
                .filteredOn(invariant -> invariant.name().equals("no-experiment-runs"))
                .singleElement()
                .satisfies(invariant -> assertThat(invariant.held()).isTrue());
    }

    @Test
    void aServiceThatBearsNoTagIsNamedWithTheTagsThatItShouldBear() {
        cloud.account().remove(cloud.account().arn("rds", "db:blinklean"));

        assertThatThrownBy(this::parts)
                .isInstanceOf(AwsCallFailed.class)
                .hasMessageContaining("`database` should be one rds:db with the tags")
                .hasMessageContaining("faultline=blinklean")
                .hasMessageContaining("there are 0");
    }
}
