package cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts into an account what {@code scenarios/blinklean/aws.yaml} says is there, spread over the zones as system.yaml has it. */
final class BlinkLeanAccount {
    static final List<String> ZONES = List.of("a", "b", "c");
    static final String CLUSTER = "blinklean";

    private final Account account;
    private final EcsTasks tasks;

    BlinkLeanAccount(Account account) {
        this.account = account;
        this.tasks = new EcsTasks(account);
    }

    void fill() {
        role();
        alarms();
        database();
        cache();
        targetGroup();
        api();
        zoneCheck();
        network();
    }

    private String zone(String letter) {
        return account.region() + letter;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) ServiceModel.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    private static Map<String, String> tags(String key, String value) {
        Map<String, String> tags = new LinkedHashMap<>(Accounts.TAGS);
        tags.put(key, value);
        return tags;
    }

    private static ObjectNode at(ObjectNode node, String name) {
        node.set(name, Scalars.seconds(Instant.now()));
        return node;
    }

    private void role() {
        String arn = account.globalArn("iam", "role/faultline-experiments");
        account.add(new Resource(arn, "aws:iam:role", Accounts.TAGS, at(json("""
                {"Path": "/", "RoleName": "faultline-experiments", "RoleId": "AROAEXAMPLEEXAMPLE000", "Arn": "%s",
                 "MaxSessionDuration": 3600,
                 "AssumeRolePolicyDocument": "%%7B%%22Version%%22%%3A%%222012-10-17%%22%%7D"}
                """.formatted(arn)), "CreateDate")));
    }

    private void alarms() {
        for (String name : List.of(
                "blinklean-nobody-can-book", "blinklean-5xx", "blinklean-slow-queries", "blinklean-bad-signatures")) {
            String arn = account.arn("cloudwatch", "alarm:" + name);
            account.add(new Resource(
                    arn,
                    "aws:cloudwatch:alarm",
                    Accounts.TAGS,
                    at(json("""
                    {"AlarmName": "%s", "AlarmArn": "%s", "ActionsEnabled": true, "StateValue": "OK",
                     "StateReason": "Threshold not crossed", "MetricName": "Errors", "Namespace": "BlinkLean",
                     "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 1.0,
                     "ComparisonOperator": "GreaterThanOrEqualToThreshold"}
                    """.formatted(name, arn)), "StateUpdatedTimestamp")));
        }
    }

    private void database() {
        String arn = account.arn("rds", "db:blinklean");
        account.add(new Resource(
                arn,
                "aws:rds:db",
                tags("service", "database"),
                at(json("""
                {"DBInstanceIdentifier": "blinklean", "DBInstanceArn": "%s", "DBInstanceClass": "db.m6g.large",
                 "Engine": "postgres", "EngineVersion": "17.6", "DBInstanceStatus": "available", "MultiAZ": true,
                 "AvailabilityZone": "%s", "SecondaryAvailabilityZone": "%s", "StorageEncrypted": true,
                 "Endpoint": {"Address": "blinklean.abc123.%s.rds.amazonaws.com", "Port": 5432}}
                """.formatted(arn, zone("a"), zone("b"), account.region())), "InstanceCreateTime")));
    }

    private void cache() {
        String arn = account.arn("elasticache", "replicationgroup:blinklean");
        account.add(new Resource(arn, "aws:elasticache:replicationgroup", tags("service", "cache"), json("""
                {"ReplicationGroupId": "blinklean", "Description": "sessions and rate limits", "ARN": "%s",
                 "Status": "available", "AutomaticFailover": "enabled", "MultiAZ": "enabled", "ClusterEnabled": false,
                 "MemberClusters": ["blinklean-001", "blinklean-002"],
                 "NodeGroups": [{"NodeGroupId": "0001", "Status": "available",
                   "PrimaryEndpoint": {"Address": "blinklean.abc123.cache.amazonaws.com", "Port": 6379},
                   "NodeGroupMembers": [
                     {"CacheClusterId": "blinklean-001", "CacheNodeId": "0001", "PreferredAvailabilityZone": "%s",
                      "CurrentRole": "primary"},
                     {"CacheClusterId": "blinklean-002", "CacheNodeId": "0001", "PreferredAvailabilityZone": "%s",
                      "CurrentRole": "replica"}]}]}
                """.formatted(
                        arn, zone("a"), zone("b")))));
    }

    private void targetGroup() {
        ObjectNode group = json("""
                {"TargetGroupArn": "%s", "TargetGroupName": "blinklean-api", "Protocol": "HTTP", "Port": 8080,
                 "TargetType": "ip", "HealthCheckPath": "/health"}
                """.formatted(tasks.targetGroup()));
        account.add(new Resource(tasks.targetGroup(), LoadBalancing.GROUP, Accounts.TAGS, group));
    }

    private ObjectNode service(String name, int count) {
        String arn = account.arn("ecs", "service/" + CLUSTER + "/" + name);
        ObjectNode state = json("""
                {"serviceArn": "%s", "serviceName": "%s", "clusterArn": "%s", "status": "ACTIVE", "launchType": "FARGATE",
                 "desiredCount": %d, "runningCount": %d, "pendingCount": 0, "schedulingStrategy": "REPLICA",
                 "propagateTags": "SERVICE", "taskDefinition": "%s", "events": [], "loadBalancers": []}
                """.formatted(
                        arn,
                        name,
                        account.arn("ecs", "cluster/" + CLUSTER),
                        count,
                        count,
                        account.arn("ecs", "task-definition/" + name + ":1")));
        account.add(new Resource(arn, Ecs.SERVICE, Accounts.TAGS, at(state, "createdAt")));
        return state;
    }

    private void api() {
        service("api", ZONES.size())
                .withArray("/loadBalancers")
                .addObject()
                .put("targetGroupArn", tasks.targetGroup())
                .put("containerName", "api")
                .put("containerPort", 8080);
        ZONES.forEach(zone -> tasks.start("api", zone(zone), Instant.now()));
    }

    private void zoneCheck() {
        List<String> zones = ZONES.subList(0, 2);
        service("zone-check", zones.size());
        zones.forEach(zone -> tasks.start("zone-check", zone(zone), Instant.now()));
    }

    private void network() {
        for (String zone : ZONES) {
            String arn = account.arn("ec2", "subnet/subnet-0000000000000000" + zone);
            account.add(new Resource(
                    arn, "aws:ec2:subnet", tags("tier", "private"), json("""
                    {"SubnetId": "subnet-0000000000000000%s", "AvailabilityZone": "%s", "VpcId": "vpc-00000000000000001"}
                    """.formatted(zone, zone(zone)))));
        }
        account.add(new Resource(
                account.arn("ec2", "vpc-endpoint/vpce-00000000000000001"),
                "aws:ec2:vpc-endpoint",
                tags("service", "parameter-store"),
                json("{\"VpcEndpointId\": \"vpce-00000000000000001\"}")));
    }
}
