package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.SourceType;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/** What the stand-in describes is what is in its account, in the form that the SDK's clients read. */
class DescribingTest extends CloudTest {
    private static ObjectNode at(Instant time, String member) {
        ObjectNode node = ServiceModel.JSON.createObjectNode();
        node.set(member, Scalars.seconds(time));
        return node;
    }

    @Test
    void databasesAreDescribedWithTheirZonesAndTags() {
        RdsClient rds = clients.of(RdsClient.builder());

        assertThat(rds.describeDBInstances(ask -> ask.dbInstanceIdentifier("blinklean"))
                        .dbInstances())
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.availabilityZone()).isEqualTo("ap-south-1a");
                    assertThat(instance.secondaryAvailabilityZone()).isEqualTo("ap-south-1b");
                    assertThat(instance.multiAZ()).isTrue();
                    assertThat(instance.instanceCreateTime())
                            .isBefore(Instant.now().plusSeconds(1));
                    assertThat(instance.tagList()).hasSize(2);
                });
        assertThat(rds.describeDBInstances(
                                ask -> ask.dbInstanceIdentifier("arn:aws:rds:ap-south-1:111122223333:db:blinklean"))
                        .dbInstances())
                .hasSize(1);
        assertThat(rds.describeDBClusters().dbClusters()).isEmpty();
        assertThatThrownBy(() -> rds.describeDBInstances(ask -> ask.dbInstanceIdentifier("nothing")))
                .isInstanceOf(DbInstanceNotFoundException.class);
    }

    @Test
    void eventsOfADatabaseAreThoseOfTheTimeAskedFor() {
        RdsClient rds = clients.of(RdsClient.builder());
        for (Duration ago : List.of(Duration.ofHours(2), Duration.ofMinutes(2))) {
            ObjectNode event = at(Instant.now().minus(ago), "Date")
                    .put("SourceIdentifier", "blinklean")
                    .put("SourceType", "db-instance")
                    .put("Message", "Multi-AZ instance failover started, " + ago);
            event.putArray("EventCategories").add("failover");
            cloud.account().record(Rds.EVENTS, event);
        }

        assertThat(rds.describeEvents(ask -> ask.sourceIdentifier("blinklean").sourceType(SourceType.DB_INSTANCE))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).endsWith("PT2M"));
        assertThat(rds.describeEvents(ask -> ask.startTime(Instant.now().minus(Duration.ofHours(3)))
                                .endTime(Instant.now().minus(Duration.ofHours(1))))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).endsWith("PT2H"));
    }

    @Test
    void servicesAndTasksAreListedAndDescribed() {
        EcsClient ecs = clients.of(EcsClient.builder());

        assertThat(ecs.listServicesPaginator(ask -> ask.cluster("blinklean")).serviceArns())
                .hasSize(2);
        assertThat(ecs.describeServices(ask -> ask.cluster("blinklean").services("api", "nothing")))
                .satisfies(answer -> {
                    assertThat(answer.services()).singleElement().satisfies(api -> {
                        assertThat(api.runningCount()).isEqualTo(3);
                        assertThat(api.desiredCount()).isEqualTo(3);
                    });
                    assertThat(answer.failures()).hasSize(1);
                });
        List<String> tasks =
                ecs.listTasksPaginator(ask -> ask.cluster("blinklean").serviceName("api")).taskArns().stream()
                        .toList();
        assertThat(ecs.describeTasks(ask -> ask.cluster("blinklean").tasks(tasks))
                        .tasks())
                .extracting(task -> task.availabilityZone())
                .containsExactly("ap-south-1a", "ap-south-1b", "ap-south-1c");
        assertThat(ecs.listTasks(ask -> ask.cluster("blinklean").desiredStatus(DesiredStatus.STOPPED))
                        .taskArns())
                .isEmpty();
        assertThatThrownBy(() -> ecs.listTasks(ask -> ask.cluster("nothing")))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void cachesAreDescribedWithTheRolesOfTheirNodes() {
        ElastiCacheClient cache = clients.of(ElastiCacheClient.builder());
        ObjectNode event = at(Instant.now(), "Date")
                .put("SourceIdentifier", "blinklean-001")
                .put("SourceType", "cache-cluster")
                .put("Message", "Failover from master node blinklean-001 to replica node blinklean-002 completed");
        cloud.account().record(ElastiCache.EVENTS, event);

        assertThat(cache.describeReplicationGroups(ask -> ask.replicationGroupId("blinklean"))
                        .replicationGroups()
                        .get(0)
                        .nodeGroups()
                        .get(0)
                        .nodeGroupMembers())
                .extracting(member -> member.currentRole() + " in " + member.preferredAvailabilityZone())
                .containsExactly("primary in ap-south-1a", "replica in ap-south-1b");
        assertThat(cache.describeEvents(ask -> ask.duration(10)).events()).hasSize(1);
        assertThatThrownBy(() -> cache.describeReplicationGroups(ask -> ask.replicationGroupId("nothing")))
                .isInstanceOf(ReplicationGroupNotFoundException.class);
    }

    @Test
    void targetsAreDescribedWithTheirHealth() {
        ElasticLoadBalancingV2Client balancing = clients.of(ElasticLoadBalancingV2Client.builder());
        String group = balancing
                .describeTargetGroups(ask -> ask.names("blinklean-api"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        cloud.account()
                .change(
                        group + "#10.0.0.3",
                        target -> target.putObject("TargetHealth")
                                .put("State", "unhealthy")
                                .put("Reason", "Target.Timeout"));

        assertThat(balancing
                        .describeTargetHealth(ask -> ask.targetGroupArn(group))
                        .targetHealthDescriptions())
                .extracting(target -> target.targetHealth().stateAsString())
                .containsExactly("healthy", "unhealthy", "healthy");
        assertThatThrownBy(() -> balancing.describeTargetHealth(ask -> ask.targetGroupArn(group + "0")))
                .isInstanceOf(TargetGroupNotFoundException.class);
    }

    @Test
    void scalingActivitiesAreListedNewestFirst() {
        for (int i = 1; i <= 2; i++) {
            cloud.account()
                    .record(
                            Scaling.OF_APPLICATIONS,
                            at(Instant.now(), "StartTime")
                                    .put("ActivityId", "activity-" + i)
                                    .put("ServiceNamespace", "ecs")
                                    .put("ResourceId", "service/blinklean/api")
                                    .put("ScalableDimension", "ecs:service:DesiredCount")
                                    .put("Description", "Setting desired count to " + (3 + i) + ".")
                                    .put("Cause", "monitor alarm in state ALARM triggered policy")
                                    .put("StatusCode", "Successful"));
            cloud.account()
                    .record(
                            Scaling.OF_GROUPS,
                            at(Instant.now(), "StartTime")
                                    .put("ActivityId", "activity-" + i)
                                    .put("AutoScalingGroupName", "nodes")
                                    .put("Cause", "an instance was taken out of service")
                                    .put("StatusCode", "InProgress"));
        }

        assertThat(clients.of(ApplicationAutoScalingClient.builder())
                        .describeScalingActivities(ask ->
                                ask.serviceNamespace(ServiceNamespace.ECS).resourceId("service/blinklean/api"))
                        .scalingActivities())
                .extracting(activity -> activity.activityId())
                .containsExactly("activity-2", "activity-1");
        assertThat(clients.of(AutoScalingClient.builder())
                        .describeScalingActivities(ask -> ask.autoScalingGroupName("nodes"))
                        .activities())
                .extracting(activity -> activity.activityId())
                .containsExactly("activity-2", "activity-1");
    }

    @Test
    void alarmsAreDescribedWithTheirStateAndItsHistory() {
        CloudWatchClient watch = clients.of(CloudWatchClient.builder());
        Instant rang = Instant.now();
        cloud.account()
                .record(
                        CloudWatch.HISTORY,
                        at(rang, "Timestamp")
                                .put("AlarmName", "blinklean-5xx")
                                .put("AlarmType", "MetricAlarm")
                                .put("HistoryItemType", "StateUpdate")
                                .put("HistorySummary", "Alarm updated from OK to ALARM"));

        assertThat(watch.describeAlarms(ask -> ask.alarmNames("blinklean-5xx", "nothing"))
                        .metricAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.stateValue()).isEqualTo(StateValue.OK));
        assertThat(watch.describeAlarmHistory(ask -> ask.alarmName("blinklean-5xx")
                                .historyItemType(HistoryItemType.STATE_UPDATE)
                                .startDate(rang.minusSeconds(60)))
                        .alarmHistoryItems())
                .singleElement()
                .satisfies(item -> assertThat(item.timestamp().toEpochMilli()).isEqualTo(rang.toEpochMilli()));
        assertThat(watch.describeAlarmHistory(ask -> ask.startDate(rang.plusSeconds(60)))
                        .alarmHistoryItems())
                .isEmpty();
    }

    @Test
    void metricsAreReadAsTheyWereRecorded() {
        Instant minute = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        ObjectNode point = at(minute, "Timestamp")
                .put("Namespace", "AWS/ApplicationELB")
                .put("MetricName", "RequestCount")
                .put("Value", 1200.5);
        point.putArray("Dimensions").addObject().put("Name", "LoadBalancer").put("Value", "app/blinklean");
        cloud.account().record(CloudWatch.POINTS, point);

        assertThat(clients.of(CloudWatchClient.builder())
                        .getMetricData(ask -> ask.startTime(minute.minusSeconds(60))
                                .endTime(minute.plusSeconds(60))
                                .metricDataQueries(requests("app/blinklean"), requests("app/other")))
                        .metricDataResults())
                .extracting(result -> result.values() + " " + result.timestamps())
                .containsExactly("[1200.5] [" + minute + "]", "[] []");
    }

    private static MetricDataQuery requests(String balancer) {
        return MetricDataQuery.builder()
                .id("of_" + balancer.replaceAll("\\W", "_"))
                .metricStat(stat -> stat.period(60)
                        .stat("Sum")
                        .metric(metric -> metric.namespace("AWS/ApplicationELB")
                                .metricName("RequestCount")
                                .dimensions(dimension ->
                                        dimension.name("LoadBalancer").value(balancer))))
                .build();
    }

    @Test
    void aRoleIsThereAndWhatIsDeniedIsSaidBeforehand() {
        IamClient iam = clients.of(IamClient.builder());
        cloud.failures().always("fis:StartExperiment", Failure.accessDenied());

        assertThat(iam.getRole(ask -> ask.roleName("faultline-experiments"))
                        .role()
                        .arn())
                .isEqualTo("arn:aws:iam::111122223333:role/faultline-experiments");
        assertThatThrownBy(() -> iam.getRole(ask -> ask.roleName("nobody"))).isInstanceOf(NoSuchEntityException.class);
        assertThat(iam.simulatePrincipalPolicy(ask -> ask.policySourceArn("arn:aws:iam::111122223333:user/operator")
                                .actionNames("fis:StartExperiment", "fis:StopExperiment"))
                        .evaluationResults())
                .extracting(result -> result.evalDecision())
                .containsExactly(PolicyEvaluationDecisionType.IMPLICIT_DENY, PolicyEvaluationDecisionType.ALLOWED);
    }

    @Test
    void whatBearsATagIsFoundByItAndItsKind() {
        ResourceGroupsTaggingApiClient tagging = clients.of(ResourceGroupsTaggingApiClient.builder());

        assertThat(tagging.getResourcesPaginator(ask -> ask.tagFilters(
                                        tag -> tag.key("faultline").values("blinklean"))
                                .resourceTypeFilters("rds:db", "elasticache:replicationgroup"))
                        .resourceTagMappingList())
                .extracting(found -> found.resourceARN())
                .containsExactly(
                        "arn:aws:rds:ap-south-1:111122223333:db:blinklean",
                        "arn:aws:elasticache:ap-south-1:111122223333:replicationgroup:blinklean");
        assertThat(tagging.getResourcesPaginator(ask -> ask.tagFilters(tag -> tag.key("faultline")))
                        .resourceTagMappingList())
                .hasSizeGreaterThan(10);
        assertThat(tagging.getResources(ask -> ask.tagFilters(tag -> tag.key("stage")))
                        .resourceTagMappingList())
                .isEmpty();
    }
}
