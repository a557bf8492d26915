package dev.faultline.plan.aws;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** The account of {@link cloud.Accounts#blinkLean}, made once more in moto. */
final class AccountInMoto {
    private AccountInMoto() {}

    /** Makes it; {@code minute} is the one in which a point of the metric lies. */
    static void fill(MotoServer server, AwsSide moto, Instant minute) throws Exception {
        resources(moto, minute);
        targets(moto, vpc(server));
    }

    private static void resources(AwsSide moto, Instant minute) {
        moto.of(IamClient.builder())
                .createRole(make -> make.roleName("faultline-experiments")
                        .assumeRolePolicyDocument("{\"Version\": \"2012-10-17\", \"Statement\": []}"));
        moto.of(RdsClient.builder())
                .createDBInstance(make -> make.dbInstanceIdentifier("blinklean")
                        .dbInstanceClass("db.m6g.large")
                        .engine("postgres")
                        .allocatedStorage(20)
                        .masterUsername("operator")
                        .masterUserPassword("a-password-of-nothing")
                        .availabilityZone("ap-south-1a")
                        .multiAZ(true)
                        .tags(tag -> tag.key("faultline").value("blinklean")));
        moto.of(ElastiCacheClient.builder())
                .createReplicationGroup(make -> make.replicationGroupId("blinklean")
                        .replicationGroupDescription("sessions")
                        .engine("redis")
                        .cacheNodeType("cache.t4g.small")
                        .numCacheClusters(2)
                        .automaticFailoverEnabled(true)
                        .multiAZEnabled(true)
                        .preferredCacheClusterAZs("ap-south-1a", "ap-south-1b"));
        EcsClient ecs = moto.of(EcsClient.builder());
        ecs.createCluster(make -> make.clusterName("blinklean"));
        ecs.registerTaskDefinition(make -> make.family("zone-check")
                .containerDefinitions(container ->
                        container.name("zone-check").image("zone-check").memory(128)));
        ecs.createService(make -> make.cluster("blinklean")
                .serviceName("zone-check")
                .taskDefinition("zone-check")
                .desiredCount(2));
        CloudWatchClient watch = moto.of(CloudWatchClient.builder());
        watch.putMetricAlarm(make -> make.alarmName("blinklean-5xx")
                .namespace("BlinkLean")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
        watch.putMetricData(put -> put.namespace("Shop")
                .metricData(datum -> datum.metricName("Sold")
                        .timestamp(minute.plusSeconds(10))
                        .value(7.0)
                        .dimensions(one -> one.name("Stage").value("test"))));
    }

    /** moto knows a network from the beginning, and takes a target group of no other. */
    private static String vpc(MotoServer server) throws Exception {
        MotoServer.Answer vpcs = server.aws("ap-south-1", "ec2", "describe-vpcs");
        return TemplateJson.mapper().readTree(vpcs.out()).at("/Vpcs/0/VpcId").asText();
    }

    private static void targets(AwsSide moto, String vpc) {
        ElasticLoadBalancingV2Client balancing = moto.of(ElasticLoadBalancingV2Client.builder());
        String group = balancing
                .createTargetGroup(make -> make.name("blinklean-api")
                        .protocol(ProtocolEnum.HTTP)
                        .port(8080)
                        .vpcId(vpc)
                        .targetType(TargetTypeEnum.IP)
                        .healthCheckPath("/health"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        balancing.registerTargets(register -> register.targetGroupArn(group)
                .targets(target -> target.id("10.0.0.1").port(8080)));
    }
}
