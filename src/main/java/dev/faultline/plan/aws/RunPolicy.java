package dev.faultline.plan.aws;

import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.scenario.AwsResource;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.AwsSpec;
import java.util.List;
import java.util.TreeSet;

/**
 * What a run does in AWS beside its experiments: it takes a lock, and looks at what its services and alarms tell. Looking
 * cannot be limited to resources, but for roles.
 */
final class RunPolicy {
    private final AwsPlan plan;
    private final AwsSpec aws;

    RunPolicy(AwsPlan plan, AwsSpec aws) {
        this.plan = plan;
        this.aws = aws;
    }

    List<Statement> statements() {
        return List.of(
                Statement.allow(
                        List.of("ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:GetParameter", "ssm:PutParameter"),
                        List.of(aws.arn("ssm", "parameter/faultline/" + plan.system() + "/lock"))),
                Statement.allow(
                        List.of("iam:GetRole", "iam:SimulatePrincipalPolicy"),
                        List.of(aws.globalArn("iam", "role/*"), aws.globalArn("iam", "user/*"))),
                Statement.allow(List.copyOf(looks()), List.of("*")));
    }

    private TreeSet<String> looks() {
        TreeSet<String> looks = new TreeSet<>(List.of(
                "cloudwatch:DescribeAlarmHistory",
                "cloudwatch:DescribeAlarms",
                "fis:ListExperiments",
                "tag:GetResources"));
        if (!aws.metrics().isEmpty()) {
            looks.add("cloudwatch:GetMetricData");
        }
        for (AwsService service : aws.services().values()) {
            looks.addAll(looksAt(service.is()));
        }
        return looks;
    }

    private static List<String> looksAt(AwsResource resource) {
        if (resource instanceof AwsResource.EcsService) {
            return List.of(
                    "application-autoscaling:DescribeScalingActivities",
                    "ecs:DescribeServices",
                    "ecs:DescribeTasks",
                    "ecs:ListTasks",
                    "elasticloadbalancing:DescribeTargetHealth");
        }
        if (resource instanceof AwsResource.Ec2Instances ec2 && ec2.group().isPresent()) {
            return List.of(
                    "autoscaling:DescribeAutoScalingGroups",
                    "autoscaling:DescribeScalingActivities",
                    "elasticloadbalancing:DescribeTargetHealth");
        }
        if (resource instanceof AwsResource.RdsInstance) {
            return List.of("rds:DescribeDBInstances", "rds:DescribeEvents");
        }
        if (resource instanceof AwsResource.RdsCluster) {
            return List.of("rds:DescribeDBClusters", "rds:DescribeDBInstances", "rds:DescribeEvents");
        }
        if (resource instanceof AwsResource.CacheGroup) {
            return List.of("elasticache:DescribeEvents", "elasticache:DescribeReplicationGroups");
        }
        return List.of();
    }
}
