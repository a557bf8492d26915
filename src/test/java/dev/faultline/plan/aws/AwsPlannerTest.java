package dev.faultline.plan.aws;

import static dev.faultline.plan.aws.ShopInAws.assertRefused;
import static dev.faultline.plan.aws.ShopInAws.injected;
import static dev.faultline.plan.aws.ShopInAws.only;
import static dev.faultline.plan.aws.ShopInAws.plan;
import static dev.faultline.plan.aws.ShopInAws.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.plan.aws.ExperimentTemplate.StopCondition;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import java.time.Duration;
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
    void theLossOfARegionAndWhatAnswersItAreNotForFis() throws PlanException {
        FaultSpec lost = new FaultSpec.RegionOutage("lost", Duration.ZERO, Duration.ofSeconds(5), "first");
        FaultSpec promotion = new FaultSpec.Promotion("promotion", Duration.ofSeconds(1), "lost");
        FaultSpec back = new FaultSpec.FailBack("back", Duration.ofSeconds(6));

        assertThat(AwsPlanner.plan(BareSystem.scenario(lost, promotion, back), AwsShop.system(), AwsShop.aws())
                        .faults())
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault).isInstanceOf(AwsFault.Impossible.class))
                .extracting(fault -> ((AwsFault.Impossible) fault).why())
                .contains(
                        "no action of FIS takes a region's power", "a step of the runbook is not a fault that FIS has");
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
}
