package dev.faultline.plan.aws;

import cloud.Accounts;
import cloud.StandInCloud;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateActionInput;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The same question to our stand-in of AWS and to moto, which share no code: what the harness reads of an answer is there in
 * both, and what only the stand-in tells is listed. moto tells much more of most resources, which nobody here asks for.
 */
class MotoAnswersIT {
    private static final Instant MINUTE =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);

    @TempDir
    Path folder;

    /**
     * A question.
     *
     * @param call as policies name it
     * @param ask asks it
     * @param read the fields that the harness reads
     * @param onlyHere those that moto does not tell
     */
    private record Question(String call, Function<AwsSide, SdkPojo> ask, List<String> read, List<String> onlyHere) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "sts:GetCallerIdentity",
                    side -> side.of(StsClient.builder()).getCallerIdentity(),
                    List.of("Account", "Arn"),
                    List.of()),
            new Question(
                    "ssm:GetParameter",
                    side -> side.of(SsmClient.builder()).getParameter(ask -> ask.name("/faultline/blinklean/lock")),
                    List.of("Parameter.Value"),
                    List.of()),
            new Question(
                    "iam:GetRole",
                    side -> side.of(IamClient.builder()).getRole(ask -> ask.roleName("faultline-experiments")),
                    List.of("Role.Arn"),
                    List.of()),
            new Question(
                    "rds:DescribeDBInstances",
                    side -> side.of(RdsClient.builder())
                            .describeDBInstances(ask -> ask.dbInstanceIdentifier("blinklean")),
                    List.of(
                            "DBInstances[].AvailabilityZone",
                            "DBInstances[].DBInstanceIdentifier",
                            "DBInstances[].DBInstanceStatus",
                            "DBInstances[].MultiAZ"),
                    List.of("DBInstances[].SecondaryAvailabilityZone")),
            new Question(
                    "elasticache:DescribeReplicationGroups",
                    side -> side.of(ElastiCacheClient.builder())
                            .describeReplicationGroups(ask -> ask.replicationGroupId("blinklean")),
                    List.of(
                            "ReplicationGroups[].Status",
                            "ReplicationGroups[].NodeGroups[].NodeGroupMembers[].CurrentRole",
                            "ReplicationGroups[].NodeGroups[].NodeGroupMembers[].PreferredAvailabilityZone"),
                    List.of()),
            new Question(
                    "ecs:DescribeServices",
                    side -> side.of(EcsClient.builder())
                            .describeServices(ask -> ask.cluster("blinklean").services("zone-check")),
                    List.of("services[].desiredCount"),
                    List.of("services[].createdAt")),
            new Question(
                    "cloudwatch:DescribeAlarms",
                    side -> side.of(CloudWatchClient.builder()).describeAlarms(ask -> ask.alarmNames("blinklean-5xx")),
                    List.of("MetricAlarms[].AlarmArn", "MetricAlarms[].AlarmName", "MetricAlarms[].StateValue"),
                    List.of()),
            new Question(
                    "cloudwatch:GetMetricData",
                    side -> side.of(CloudWatchClient.builder())
                            .getMetricData(ask -> ask.startTime(MINUTE)
                                    .endTime(MINUTE.plusSeconds(60))
                                    .metricDataQueries(query -> query.id("figures")
                                            .metricStat(stat -> stat.stat("Maximum")
                                                    .period(60)
                                                    .metric(metric -> metric.namespace("Shop")
                                                            .metricName("Sold")
                                                            .dimensions(one -> one.name("Stage")
                                                                    .value("test")))))),
                    List.of(
                            "MetricDataResults[].StatusCode",
                            "MetricDataResults[].Timestamps[]",
                            "MetricDataResults[].Values[]"),
                    List.of()),
            new Question(
                    "autoscaling:DescribeAutoScalingGroups",
                    side -> side.of(AutoScalingClient.builder())
                            .describeAutoScalingGroups(ask -> ask.autoScalingGroupNames("nobodys")),
                    List.of(),
                    List.of()),
            new Question(
                    "autoscaling:DescribeScalingActivities",
                    side -> side.of(AutoScalingClient.builder()).describeScalingActivities(ask -> {}),
                    List.of(),
                    List.of()),
            new Question(
                    "rds:DescribeEvents",
                    side -> side.of(RdsClient.builder()).describeEvents(ask -> ask.duration(10)),
                    List.of(),
                    List.of()),
            new Question("elasticloadbalancing:DescribeTargetGroups", MotoAnswersIT::groups, List.of(), List.of()),
            new Question(
                    "elasticloadbalancing:DescribeTargetHealth",
                    side -> side.of(ElasticLoadBalancingV2Client.builder())
                            .describeTargetHealth(ask -> ask.targetGroupArn(
                                    groups(side).targetGroups().get(0).targetGroupArn())),
                    List.of("TargetHealthDescriptions[].Target.Id", "TargetHealthDescriptions[].TargetHealth.State"),
                    // the stand-in's targets are in zones, as tasks of ECS register them
                    List.of("TargetHealthDescriptions[].Target.AvailabilityZone")),
            new Question(
                    "tag:GetResources",
                    side -> side.of(ResourceGroupsTaggingApiClient.builder())
                            .getResources(ask -> ask.resourceTypeFilters("rds:db")
                                    .tagFilters(tag -> tag.key("faultline").values("blinklean"))),
                    List.of(
                            "ResourceTagMappingList[].ResourceARN",
                            "ResourceTagMappingList[].Tags[].Key",
                            "ResourceTagMappingList[].Tags[].Value"),
                    // AWS answers an empty token behind the last page
                    List.of("PaginationToken")),
            new Question(
                    "fis:CreateExperimentTemplate",
                    MotoAnswersIT::template,
                    List.of("experimentTemplate.id"),
                    // FIS fills in what was left out
                    List.of(
                            "experimentTemplate.experimentOptions.accountTargeting",
                            "experimentTemplate.experimentOptions.emptyTargetResolutionMode")));

    private static DescribeTargetGroupsResponse groups(AwsSide side) {
        return side.of(ElasticLoadBalancingV2Client.builder()).describeTargetGroups(ask -> ask.names("blinklean-api"));
    }

    private static CreateExperimentTemplateResponse template(AwsSide side) {
        return side.of(FisClient.builder())
                .createExperimentTemplate(make -> make.clientToken("token")
                        .description("nothing")
                        .roleArn("arn:aws:iam::111122223333:role/faultline-experiments")
                        .stopConditions(stop -> stop.source("none"))
                        .actions(Map.of(
                                "wait",
                                CreateExperimentTemplateActionInput.builder()
                                        .actionId("aws:fis:wait")
                                        .parameters(Map.of("duration", "PT1M"))
                                        .build()))
                        .tags(Map.of("faultline", "blinklean")));
    }

    @Test
    void whatIsReadOfAnAnswerIsThereInBothAndWhatOnlyTheStandInTellsIsListed() throws Exception {
        try (MotoServer server = MotoServer.here(folder);
                StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
                AwsSide moto = new AwsSide(server.endpoint(), AwsBasicCredentials.create("testing", "testing"));
                AwsSide ours = new AwsSide(
                        cloud.endpoint(),
                        AwsBasicCredentials.create(
                                cloud.environment().get("AWS_ACCESS_KEY_ID"),
                                cloud.environment().get("AWS_SECRET_ACCESS_KEY")))) {
            inBoth(moto);
            inBoth(ours);
            AccountInMoto.fill(server, moto, MINUTE);
            inStandIn(cloud);
            SoftAssertions all = new SoftAssertions();
            QUESTIONS.forEach(question -> compare(question, ours, moto, all));
            all.assertAll();
        }
    }

    private static void compare(Question question, AwsSide ours, AwsSide moto, SoftAssertions all) {
        SortedSet<String> here = AwsSide.fields(question.ask().apply(ours));
        SortedSet<String> there = AwsSide.fields(question.ask().apply(moto));
        all.assertThat(here).as("%s, the stand-in", question.call()).containsAll(question.read());
        all.assertThat(there).as("%s, moto", question.call()).containsAll(question.read());
        SortedSet<String> onlyHere = new TreeSet<>(here);
        onlyHere.removeAll(there);
        all.assertThat(onlyHere)
                .as("%s, the stand-in alone", question.call())
                .containsExactlyInAnyOrderElementsOf(question.onlyHere());
    }

    /** What a run makes itself. */
    private static void inBoth(AwsSide side) {
        side.of(SsmClient.builder())
                .putParameter(put -> put.name("/faultline/blinklean/lock")
                        .type(ParameterType.STRING)
                        .value("{}"));
    }

    /** The stand-in has no call by which a metric is published. */
    private static void inStandIn(StandInCloud cloud) throws Exception {
        cloud.account().record("cloudwatch:points", (ObjectNode)
                TemplateJson.mapper().readTree("""
                                {"Namespace": "Shop", "MetricName": "Sold", "Timestamp": %d, "Value": 7.0,
                                 "Dimensions": [{"Name": "Stage", "Value": "test"}]}
                                """.formatted(MINUTE.getEpochSecond())));
    }
}
