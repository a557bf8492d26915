package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.plan.aws.ExperimentTemplate.StopCondition;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault becomes the experiment of AWS FIS that comes closest to it, or it is said that none does. */
class AwsPlannerTest {
    private static final Map<String, String> OURS = Map.of("faultline", "shop");

    @Test
    void aKilledTaskIsOneTaskOfItsService() throws PlanException {
        AwsFault.Injected fault = injected("process-kill: {id: it, service: web, count: 1}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ecs:stop-task");
        assertThat(target(fault))
                .isEqualTo(new Target(
                        "aws:ecs:task",
                        List.of(),
                        OURS,
                        List.of(),
                        "COUNT(1)",
                        Map.of("cluster", "shop", "service", "web")));
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("FIS chooses at random"));
        assertThat(fault.requires()).anyMatch(need -> need.contains("propagateTags"));
    }

    @Test
    void aKilledNodeOfAZoneIsATaskOfThatZone() throws PlanException {
        assertThat(target(injected("process-kill: {id: it, node: web-b}")).filters())
                .containsExactly(new Filter("AvailabilityZone", List.of("eu-central-1b")));
    }

    @Test
    void neverAllOfAKindAreTaken() {
        assertRefused("process-kill: {id: it, service: web}", "would take all 2 of `web`", "a `count` of at most 1");
    }

    @Test
    void neverMoreAreTakenThanTheFileAllows() {
        AwsSystem many = new AwsSystem(AwsShop.withThreeInstances(), AwsShop.aws("max-targets: 2", "max-targets: 1"));

        assertThatThrownBy(() -> AwsPlanner.plan(
                        AwsShop.scenarioWithThree("process-kill: {id: it, service: web, count: 2}"),
                        many.system(),
                        many.aws()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("would take 2 of `web`, and `max-targets` of aws.yaml is 1");
    }

    @Test
    void aKilledPodIsDeletedWithoutGraceByItsSelector() throws PlanException {
        AwsFault.Injected fault = injected("process-kill: {id: it, node: worker-a}");

        assertThat(only(fault).actionId()).isEqualTo("aws:eks:pod-delete");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of("kubernetesServiceAccount", "fis", "gracePeriodSeconds", "0"));
        assertThat(target(fault).resourceTags()).isEmpty();
        assertThat(target(fault).parameters())
                .isEqualTo(Map.of(
                        "clusterIdentifier",
                        "shop-eks",
                        "namespace",
                        "jobs",
                        "selectorType",
                        "labelSelector",
                        "selectorValue",
                        "app=worker",
                        "availabilityZoneIdentifier",
                        "eu-central-1a"));
    }

    @Test
    void aKilledInstanceIsStoppedAndStartedAgain() throws PlanException {
        AwsFault.Injected fault = injected("process-kill: {id: it, service: legacy, count: 1}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ec2:stop-instances");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of("startInstancesAfterDuration", "PT10M", "completeIfInstancesTerminated", "true"));
        assertThat(target(fault).resourceTags()).isEqualTo(Map.of("faultline", "shop", "tier", "legacy"));
        assertThat(target(fault).filters()).containsExactly(new Filter("State.Name", List.of("running")));
    }

    @Test
    void theDeathOfAPrimaryIsAnOrderlyFailoverAndSaysSo() throws PlanException {
        AwsFault.Injected instance = injected("process-kill: {id: it, service: database, role: primary}");
        assertThat(only(instance).actionId()).isEqualTo("aws:rds:reboot-db-instances");
        assertThat(only(instance).parameters()).isEqualTo(Map.of("forceFailover", "true"));
        assertThat(only(instance).targets()).containsOnlyKeys("DBInstances");
        assertThat(target(instance).selectionMode()).isEqualTo("COUNT(1)");
        assertThat(instance.gaps()).singleElement().asString().contains("nothing has to be noticed first");

        AwsFault.Injected cluster = injected("process-kill: {id: it, service: orders, role: primary}");
        assertThat(only(cluster).actionId()).isEqualTo("aws:rds:failover-db-cluster");
        assertThat(only(cluster).targets()).containsOnlyKeys("Clusters");
    }

    @Test
    void aCachesPrimaryLosesThePowerOfItsZone() throws PlanException {
        AwsFault.Injected fault = injected("process-kill: {id: it, service: cache, role: primary}");

        assertThat(only(fault).actionId()).isEqualTo("aws:elasticache:replicationgroup-interrupt-az-power");
        assertThat(only(fault).parameters()).isEqualTo(Map.of("duration", "PT10M"));
        assertThat(target(fault).parameters()).isEqualTo(Map.of("availabilityZoneIdentifier", "eu-central-1a"));
        assertRefused("process-kill: {id: it, service: cache}", "in the zones [eu-central-1a, eu-central-1b]");
    }

    @Test
    void aScenariosSecondsAreHeldForTheMinutesOfTheFile() throws PlanException {
        AwsFault.Injected shorter = injected("hold: 12s\n    process-freeze: {id: it, service: cache, role: primary}");
        assertThat(only(shorter).parameters()).containsEntry("duration", "PT10M");
        assertThat(shorter.gaps())
                .contains("The scenario holds it for 12 s, which FIS cannot: it is held for 600 s here.");

        AwsFault.Injected longer = injected("hold: 1h\n    process-freeze: {id: it, service: cache, role: primary}");
        assertThat(only(longer).parameters()).containsEntry("duration", "PT1H");
        assertThat(longer.gaps()).noneMatch(gap -> gap.contains("held for"));
    }

    @Test
    void aSlowLinkDelaysWhatTasksSendToAnAddress() throws PlanException {
        AwsFault.Injected fault =
                injected("hold: 1m\n    link-latency: {id: it, from: web, to: database, latency: 2s, jitter: 50ms}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ecs:task-network-latency");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of(
                        "duration",
                        "PT10M",
                        "delayMilliseconds",
                        "2000",
                        "jitterMilliseconds",
                        "50",
                        "sources",
                        "db.shop.internal",
                        "useEcsFaultInjectionEndpoints",
                        "true"));
        assertThat(target(fault).selectionMode()).isEqualTo("ALL");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("a round trip takes the latency once"));
    }

    @Test
    void aBlackHoleLosesWhatPodsSend() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-blackhole: {id: it, from: worker-a, to: bank}");

        assertThat(only(fault).actionId()).isEqualTo("aws:eks:pod-network-packet-loss");
        assertThat(only(fault).parameters())
                .containsEntry("lossPercent", "100")
                .containsEntry("sources", "203.0.113.0/24");
        assertThat(target(fault).parameters()).containsEntry("availabilityZoneIdentifier", "eu-central-1a");
    }

    @Test
    void aCutLinkHangsWhereItShouldBeRefusedAndSaysSo() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-down: {id: it, from: web, to: bank}");

        assertThat(only(fault).actionId()).isEqualTo("aws:ecs:task-network-packet-loss");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("Nothing is refused"));
    }

    @Test
    void aCutFromTasksToABucketIsACutFromS3() throws PlanException {
        assertThat(only(injected("hold: 1m\n    link-down: {id: it, from: web, to: uploads}"))
                        .parameters())
                .containsEntry("sources", "S3");
    }

    @Test
    void anEndpointIsClosedForEveryone() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1m\n    link-down: {id: it, from: web, to: parameters}");

        assertThat(only(fault).actionId()).isEqualTo("aws:network:disrupt-vpc-endpoint");
        assertThat(only(fault).targets()).containsOnlyKeys("VPCEndpoints");
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("Everyone who goes through the endpoint"));
    }

    @Test
    void callsOfARoleFailByTheRolesArn() throws PlanException {
        AwsFault.Injected down = injected("hold: 1m\n    link-down: {id: it, from: web, to: fleet}");
        assertThat(only(down).actionId()).isEqualTo("aws:fis:inject-api-unavailable-error");
        assertThat(only(down).parameters())
                .isEqualTo(Map.of(
                        "duration",
                        "PT10M",
                        "service",
                        "ec2",
                        "percentage",
                        "100",
                        "operations",
                        "RunInstances,StartInstances"));
        assertThat(target(down).resourceArns()).containsExactly("arn:aws:iam::111122223333:role/shop-web");

        assertThat(only(injected("hold: 1m\n    link-reset: {id: it, from: web, to: fleet}"))
                        .actionId())
                .isEqualTo("aws:fis:inject-api-internal-error");
    }

    @Test
    void instancesAreCutOffByTheirSubnets() throws PlanException {
        AwsFault.Injected toS3 = injected("hold: 1m\n    link-down: {id: it, from: legacy, to: uploads}");
        assertThat(only(toS3).actionId()).isEqualTo("aws:network:disrupt-connectivity");
        assertThat(only(toS3).parameters()).isEqualTo(Map.of("scope", "s3", "duration", "PT10M"));
        assertThat(target(toS3).resourceTags()).isEqualTo(Map.of("faultline", "shop", "tier", "legacy-net"));

        assertThat(only(injected("hold: 1m\n    link-down: {id: it, from: legacy, to: bank}"))
                        .parameters())
                .isEqualTo(Map.of(
                        "scope", "prefix-list", "duration", "PT10M", "prefixListIdentifier", "pl-0123456789abcdef0"));
    }

    @Test
    void aCutBetweenBucketsPausesTheirReplication() throws PlanException {
        AwsFault.Injected fault = injected("hold: 1h\n    link-blackhole: {id: it, from: uploads, to: backup}");

        assertThat(only(fault).actionId()).isEqualTo("aws:s3:bucket-pause-replication");
        assertThat(only(fault).parameters())
                .isEqualTo(Map.of("duration", "PT1H", "region", "eu-west-1", "destinationBuckets", "shop-backup"));
        assertThat(target(fault).resourceTags()).isEqualTo(Map.of("faultline", "shop", "part", "uploads"));
        assertThat(fault.gaps()).anyMatch(gap -> gap.contains("up to an hour"));
    }

    @Test
    void anAddressThatIsNotKnownIsAskedFor() {
        assertRefused(
                "hold: 1m\n    link-latency: {id: it, from: web, to: cache, latency: 1s}",
                "needs to know how `cache` is reached",
                "add its `address` in aws.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hold: 1m    process-freeze: {id: it, service: database, role: primary} | no action of FIS makes `database` hang",
                "hold: 1m    link-bandwidth: {id: it, from: web, to: bank, rate: 20KB/s} | narrows a line",
                "hold: 1m    link-reset: {id: it, from: web, to: bank} | resets connections",
                "hold: 1m    slow-queries: {id: it, lock: 400ms} | takes a lock",
                "hold: 1m    data-loss: {id: it, margin: 1s} | dropping tables",
                "hold: 1m    link-latency: {id: it, from: legacy, to: bank, latency: 1s} | `legacy` is neither",
                "process-kill: {id: it, service: database, role: standby} | only the primary of a managed database",
                "process-kill: {id: it, service: bank} | not something whose processes can be killed in AWS",
                "process-kill: {id: it, zone: a} | nodes of several services"
            })
    void whatCannotBeDoneIsSaidWithWhatCan(String fault, String why) throws PlanException {
        String method = fault.replace("hold: 1m    ", "hold: 1m\n    ");

        assertThat(plan(method, AwsShop.aws()).faults())
                .singleElement()
                .asInstanceOf(type(AwsFault.Impossible.class))
                .satisfies(impossible -> {
                    assertThat(impossible.why()).contains(why);
                    assertThat(impossible.instead()).isNotBlank();
                });
    }

    @Test
    void aSurgeIsTheHarnesssOwnLoad() throws PlanException {
        assertThat(plan("hold: 1m\n    load-surge: {id: it, simulation: BookingSimulation, rate: 40/s}", AwsShop.aws())
                        .faults())
                .containsExactly(new AwsFault.ByLoad("it", "load-surge"));
    }

    @Test
    void everyExperimentCanBeEndedByAnAlarmIsLoggedAndFailsWhenItFindsNothing() throws PlanException {
        ExperimentTemplate template =
                injected("process-kill: {id: it, service: web, count: 1}").template();

        assertThat(template.stopConditions())
                .containsExactly(new StopCondition(
                        "aws:cloudwatch:alarm",
                        Optional.of("arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down")));
        assertThat(template.roleArn()).isEqualTo("arn:aws:iam::111122223333:role/drills/shop-fis");
        assertThat(template.logConfiguration()
                        .orElseThrow()
                        .cloudWatchLogsConfiguration()
                        .logGroupArn())
                .isEqualTo("arn:aws:logs:eu-central-1:111122223333:log-group:/faultline/shop:*");
        assertThat(template.experimentOptions()).contains(new ExperimentTemplate.Options("single-account", "fail"));
        assertThat(template.tags()).containsEntry("faultline", "shop");
        assertThat(template.experimentReportConfiguration()).isEmpty();
    }

    @Test
    void aReportIsAskedForWhereTheFileAsksForOne() throws PlanException {
        AwsSpec reported = AwsShop.aws(
                "hold: 10m",
                "report: {bucket: shop-drills, prefix: fis, dashboards: [shop], before: 5m, after: 20m}\nhold: 10m");
        AwsFault.Injected fault = (AwsFault.Injected) plan("process-kill: {id: it, service: web, count: 1}", reported)
                .faults()
                .get(0);

        assertThat(TemplateJson.write(fault.template()))
                .containsSubsequence(
                        "\"experimentReportConfiguration\"",
                        "\"bucketName\" : \"shop-drills\"",
                        "\"prefix\" : \"fis\"",
                        "\"dashboardIdentifier\" : \"arn:aws:cloudwatch::111122223333:dashboard/shop\"",
                        "\"preExperimentDuration\" : \"PT5M\"",
                        "\"postExperimentDuration\" : \"PT20M\"");
    }

    @Test
    void anAlarmThatMustRingDoesNotEndTheExperiment() {
        assertThatThrownBy(() -> plan(
                        "process-kill: {id: it, service: web, count: 1}",
                        AwsShop.aws("stop: [shop-down]", "stop: [shop-5xx]")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("the alarm shop-5xx must ring for the objective told");
    }

    @Test
    void aServiceInEarnestIsNotPutUnderLoad() {
        assertThatThrownBy(() -> plan(
                        "process-kill: {id: it, service: web, count: 1}",
                        AwsShop.aws("outside: sandbox", "outside: real")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("`bank` is `outside: real`");
    }

    @Test
    void aServiceThatNothingIsSaidAboutIsAskedFor() {
        assertThatThrownBy(() -> plan(
                        "process-kill: {id: it, service: orders, role: primary}",
                        AwsShop.aws("  orders: {rds-cluster: {tags: {part: orders}}}\n", "")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("does not say what the service `orders` is in AWS");
    }

    private static void assertRefused(String fault, String... says) {
        assertThatThrownBy(() -> plan(fault, AwsShop.aws()))
                .isInstanceOf(PlanException.class)
                .message()
                .contains(says);
    }

    static AwsPlan plan(String fault, AwsSpec aws) throws PlanException {
        return AwsPlanner.plan(AwsShop.scenario(fault), AwsShop.system(), aws);
    }

    static AwsFault.Injected injected(String fault) throws PlanException {
        AwsFault only = plan(fault, AwsShop.aws()).faults().get(0);
        assertThat(only).isInstanceOf(AwsFault.Injected.class);
        return (AwsFault.Injected) only;
    }

    private static Action only(AwsFault.Injected fault) {
        assertThat(fault.template().actions()).hasSize(1);
        return fault.template().actions().values().iterator().next();
    }

    private static Target target(AwsFault.Injected fault) {
        assertThat(fault.template().targets()).hasSize(1);
        return fault.template().targets().values().iterator().next();
    }
}
