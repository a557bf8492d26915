package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The loss of a zone is AWS's own set of actions, one by one, with the tasks and pods that it leaves alone. */
class ZoneLossExperimentTest {
    private static final String ZONE_A = "hold: 30m\n    zone-outage: {id: it, zone: a}";
    private static final String ZONE_B = "hold: 30m\n    zone-outage: {id: it, zone: b}";

    @Test
    void everythingThatTheZoneHasGoesWithIt() throws PlanException {
        AwsFault.Injected fault = lost(ZONE_A, AwsShop.aws());

        assertThat(fault.template().actions().values().stream().map(ExperimentTemplate.Action::actionId))
                .containsExactly(
                        "aws:ec2:stop-instances",
                        "aws:ec2:api-insufficient-instance-capacity-error",
                        "aws:ec2:asg-insufficient-instance-capacity-error",
                        "aws:network:disrupt-connectivity",
                        "aws:ecs:stop-task",
                        "aws:eks:pod-delete",
                        "aws:rds:reboot-db-instances",
                        "aws:elasticache:replicationgroup-interrupt-az-power",
                        "aws:ebs:pause-volume-io",
                        "aws:fis:wait",
                        "aws:arc:start-zonal-autoshift");
        assertThat(fault.dropped())
                .containsExactly("orders: its primary is in another zone, and a standby cannot be made to fail");
    }

    @Test
    void everyTargetIsOfThatZoneAlone() throws PlanException {
        AwsFault.Injected fault = lost(ZONE_B, AwsShop.aws());

        fault.template()
                .targets()
                .forEach((name, target) ->
                        assertThat(zonesOf(fault, name, target)).as(name).containsOnly("eu-central-1b"));
        assertThat(fault.template().actions()).containsKey("fail-over-orders").doesNotContainKey("fail-over-database");
        assertThat(fault.template().targets().get("fail-over-orders").parameters())
                .isEqualTo(Map.of("writerAvailabilityZoneIdentifiers", "eu-central-1b"));
    }

    /** By a filter, by the target's parameters, or by what the action is told. */
    private static List<String> zonesOf(AwsFault.Injected fault, String name, Target target) {
        ExperimentTemplate.Action action = fault.template().actions().get(name);
        return Stream.of(
                        target.filters().stream()
                                .filter(filter -> filter.path().endsWith("AvailabilityZone"))
                                .map(Filter::values)
                                .flatMap(List::stream),
                        target.parameters().entrySet().stream()
                                .filter(entry ->
                                        entry.getKey().toLowerCase(Locale.ROOT).contains("availabilityzone"))
                                .map(Map.Entry::getValue),
                        action.parameters().entrySet().stream()
                                .filter(entry -> entry.getKey().startsWith("availabilityZone"))
                                .map(Map.Entry::getValue))
                .flatMap(zones -> zones)
                .toList();
    }

    @Test
    void itsTimesAreThoseOfAwssOwnScenario() throws PlanException {
        Map<String, ExperimentTemplate.Action> actions =
                lost(ZONE_A, AwsShop.aws()).template().actions();

        assertThat(actions.get("stop-instances").parameters())
                .isEqualTo(Map.of("startInstancesAfterDuration", "PT30M", "completeIfInstancesTerminated", "true"));
        assertThat(actions.get("cut-network").parameters()).isEqualTo(Map.of("scope", "all", "duration", "PT2M"));
        assertThat(actions.get("pause-volume").startAfter()).containsExactly("stop-instances");
        assertThat(actions.get("wait-before-shift").parameters()).isEqualTo(Map.of("duration", "PT5M"));
        assertThat(actions.get("shift-traffic").parameters())
                .isEqualTo(Map.of("availabilityZoneIdentifier", "eu-central-1a", "duration", "PT25M"));
        assertThat(actions.get("shift-traffic").startAfter()).containsExactly("wait-before-shift");
    }

    @Test
    void launchesOfTheNamedRolesAreRefused() throws PlanException {
        ExperimentTemplate template = lost(ZONE_A, AwsShop.aws()).template();

        assertThat(template.targets().get("refuse-launches").resourceArns())
                .containsExactly("arn:aws:iam::111122223333:role/shop-nodes");
        assertThat(template.targets().get("refuse-launches").resourceTags()).isEmpty();
        assertThat(template.actions().get("refuse-launches").parameters())
                .isEqualTo(Map.of(
                        "duration", "PT30M", "availabilityZoneIdentifiers", "eu-central-1a", "percentage", "100"));
    }

    @Test
    void whatTheFileDoesNotNameIsLeftOutAndListed() throws PlanException {
        String all = AwsShop.AWS;
        String named = all.substring(all.indexOf("zone-loss:"));
        AwsFault.Injected fault = lost(ZONE_A, AwsShop.aws(named, ""));

        assertThat(fault.template().actions())
                .containsOnlyKeys("stop-tasks-web", "delete-pods-worker", "fail-over-database", "interrupt-cache");
        assertThat(fault.dropped())
                .containsExactly(
                        "EC2 instances are not stopped: aws.yaml has no zone-loss.instances",
                        "launches by roles are not refused: aws.yaml has no zone-loss.launch-roles",
                        "launches by Auto Scaling groups are not refused: aws.yaml has no zone-loss.auto-scaling-groups",
                        "the network of the zone stays up: aws.yaml has no zone-loss.subnets",
                        "legacy: its EC2 instances go on, since aws.yaml has no zone-loss.instances",
                        "orders: its primary is in another zone, and a standby cannot be made to fail",
                        "no volume is slow to come back: aws.yaml has no zone-loss.volumes",
                        "traffic is not shifted away from the zone: aws.yaml has no zone-loss.shifted");
    }

    @Test
    void whatIsMissingOfALostZoneIsSaid() throws PlanException {
        assertThat(lost(ZONE_A, AwsShop.aws()).gaps())
                .anyMatch(gap -> gap.contains("leaves Fargate tasks alone"))
                .anyMatch(gap -> gap.contains("ECS may start new ones in the \"dead\" zone"))
                .anyMatch(gap -> gap.contains("The network is gone for 120 s of 1800 s"))
                .anyMatch(gap -> gap.contains("Control planes"));
    }

    @Test
    void aShortLossShiftsNoTraffic() throws PlanException {
        AwsFault.Injected fault = lost(
                "hold: 12s\n    zone-outage: {id: it, zone-of: {service: database, role: primary}}",
                AwsShop.aws("hold: 10m", "hold: 5m"));

        assertThat(fault.template().actions()).doesNotContainKeys("wait-before-shift", "shift-traffic");
        assertThat(fault.dropped()).anyMatch(words -> words.contains("it is over by then"));
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("where system.yaml has db-a at the start"));
    }

    private static AwsFault.Injected lost(String fault, AwsSpec aws) throws PlanException {
        return (AwsFault.Injected) ShopInAws.plan(fault, aws).faults().get(0);
    }
}
