package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever runs Faultline may do what the plan and its run ask of AWS, and nothing else. */
class HarnessPolicyTest {
    private static final String FAILOVER = "process-kill: {id: it, service: database, role: primary}";

    @Test
    void whoeverRunsItMayMakeStartFollowStopAndDeleteTheseExperimentsAlone() throws PlanException {
        assertThat(TemplateJson.write(policies(AwsShop.aws()).harness())).isEqualTo("""
                {
                  "Version" : "2012-10-17",
                  "Statement" : [ {
                    "Effect" : "Allow",
                    "Action" : [ "fis:CreateExperimentTemplate" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:action/aws:rds:reboot-db-instances" ]
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:CreateExperimentTemplate" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:experiment-template/*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:RequestTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:StartExperiment" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:experiment/*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:RequestTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:TagResource" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:experiment-template/*", "arn:aws:fis:eu-central-1:111122223333:experiment/*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:RequestTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:DeleteExperimentTemplate", "fis:GetExperimentTemplate", "fis:StartExperiment" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:experiment-template/*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:ResourceTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:GetExperiment", "fis:ListExperimentResolvedTargets", "fis:StopExperiment" ],
                    "Resource" : [ "arn:aws:fis:eu-central-1:111122223333:experiment/*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:ResourceTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "fis:ListExperimentTemplates", "fis:ListExperiments" ],
                    "Resource" : [ "*" ]
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "iam:PassRole" ],
                    "Resource" : [ "arn:aws:iam::111122223333:role/drills/shop-fis" ],
                    "Condition" : {
                      "StringEquals" : {
                        "iam:PassedToService" : [ "fis.amazonaws.com" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "iam:CreateServiceLinkedRole" ],
                    "Resource" : [ "arn:aws:iam::111122223333:role/aws-service-role/fis.amazonaws.com/AWSServiceRoleForFIS" ],
                    "Condition" : {
                      "StringEquals" : {
                        "iam:AWSServiceName" : [ "fis.amazonaws.com" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "cloudwatch:DescribeAlarms" ],
                    "Resource" : [ "*" ]
                  } ]
                }
                """);
    }

    @Test
    void whereScenariosAreRunItMayLookAtWhatIsNamedInAwsYaml() throws PlanException {
        assertThat(looks(AwsShop.running()))
                .contains(
                        "autoscaling:DescribeAutoScalingGroups",
                        "autoscaling:DescribeScalingActivities",
                        "cloudwatch:GetMetricData",
                        "ecs:DescribeServices",
                        "elasticache:DescribeReplicationGroups",
                        "rds:DescribeDBClusters")
                .isSorted();
    }

    @Test
    void whatIsNotInAwsYamlItMayNotLookAt() throws PlanException {
        AwsSpec without = AwsShop.running(text ->
                text.replace(", auto-scaling-group: shop-legacy", "").replaceAll("(?s)metrics:.*?run:", "run:"));

        assertThat(without.metrics()).isEmpty();
        assertThat(looks(without))
                .isNotEmpty()
                .noneMatch(action -> action.startsWith("autoscaling:"))
                .doesNotContain("cloudwatch:GetMetricData");
    }

    /** The actions of the one statement that is about no resource and by which nothing is made. */
    private static List<String> looks(AwsSpec aws) throws PlanException {
        return policies(aws).harness().statements().stream()
                .filter(statement -> statement.actions().contains("tag:GetResources"))
                .map(Statement::actions)
                .findFirst()
                .orElseThrow();
    }

    private static IamPolicies policies(AwsSpec aws) throws PlanException {
        return IamPolicies.of(ShopInAws.plan(FAILOVER, aws), aws);
    }
}
