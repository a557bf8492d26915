package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is allowed is what the plan needs, on what it is about, and nothing else. */
class IamPoliciesTest {
    private static final String FAILOVER = "process-kill: {id: it, service: database, role: primary}";
    private static final String EVERYTHING = "hold: 30m\n    zone-outage: {id: it, zone: a}";

    @Test
    void theRoleOfAFailoverMayRebootWhatIsTaggedAndLog() throws PlanException {
        assertThat(TemplateJson.write(policies(FAILOVER).experiments())).isEqualTo("""
                {
                  "Version" : "2012-10-17",
                  "Statement" : [ {
                    "Effect" : "Allow",
                    "Action" : [ "rds:RebootDBInstance" ],
                    "Resource" : [ "arn:aws:rds:eu-central-1:111122223333:db:*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:ResourceTag/faultline" : [ "shop" ]
                      }
                    }
                  }, {
                    "Effect" : "Allow",
                    "Action" : [ "logs:CreateLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy", "rds:DescribeDBInstances", "tag:GetResources" ],
                    "Resource" : [ "*" ]
                  }, {
                    "Effect" : "Deny",
                    "Action" : [ "rds:RebootDBInstance" ],
                    "Resource" : [ "*" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:ResourceTag/stage" : [ "production" ]
                      }
                    }
                  } ]
                }
                """);
    }

    @Test
    void onlyFisTakesOnTheRoleAndOnlyForExperimentsFromHere() throws PlanException {
        assertThat(TemplateJson.write(policies(FAILOVER).trust())).isEqualTo("""
                {
                  "Version" : "2012-10-17",
                  "Statement" : [ {
                    "Effect" : "Allow",
                    "Principal" : {
                      "Service" : "fis.amazonaws.com"
                    },
                    "Action" : [ "sts:AssumeRole" ],
                    "Condition" : {
                      "StringEquals" : {
                        "aws:SourceAccount" : [ "111122223333" ]
                      },
                      "ArnLike" : {
                        "aws:SourceArn" : [ "arn:aws:fis:eu-central-1:111122223333:experiment/*" ]
                      }
                    }
                  } ]
                }
                """);
    }

    @Test
    void theLossOfAZoneMayDoWhatItsActionsDo() throws PlanException {
        assertThat(changing(policies(EVERYTHING).experiments()))
                .containsExactlyInAnyOrder(
                        "arc-zonal-shift:CancelZonalShift",
                        "arc-zonal-shift:StartZonalShift",
                        "arc-zonal-shift:UpdateZonalShift",
                        "ec2:CreateNetworkAcl",
                        "ec2:CreateNetworkAclEntry",
                        "ec2:CreateTags",
                        "ec2:DeleteNetworkAcl",
                        "ec2:InjectApiError",
                        "ec2:PauseVolumeIO",
                        "ec2:ReplaceNetworkAclAssociation",
                        "ec2:StartInstances",
                        "ec2:StopInstances",
                        "ecs:StopTask",
                        "elasticache:InterruptClusterAzPower",
                        "kms:CreateGrant",
                        "logs:CreateLogDelivery",
                        "logs:PutResourcePolicy",
                        "rds:RebootDBInstance");
    }

    @Test
    void launchesAreRefusedToTheNamedRolesAlone() throws PlanException {
        assertThat(policies(EVERYTHING).experiments().statements())
                .filteredOn(statement -> statement.actions().contains("ec2:InjectApiError"))
                .extracting(Statement::condition)
                .containsExactly(
                        Map.of(
                                "StringEquals",
                                Map.of("ec2:FisActionId", List.of("aws:ec2:api-insufficient-instance-capacity-error")),
                                "ForAllValues:ArnLike",
                                Map.of("ec2:FisTargetArns", List.of("arn:aws:iam::111122223333:role/shop-nodes"))),
                        Map.of(
                                "StringEquals",
                                Map.of("ec2:FisActionId", List.of("aws:ec2:asg-insufficient-instance-capacity-error")),
                                "ForAllValues:ArnLike",
                                Map.of(
                                        "ec2:FisTargetArns",
                                        List.of("arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*"))));
    }

    @Test
    void tasksAreStoppedInTheNamedClusterAlone() throws PlanException {
        assertThat(policies("process-kill: {id: it, service: web, count: 1}")
                        .experiments()
                        .statements())
                .filteredOn(statement -> statement.actions().contains("ecs:StopTask"))
                .singleElement()
                .extracting(Statement::resources)
                .isEqualTo(List.of("arn:aws:ecs:eu-central-1:111122223333:task/shop/*"));
    }

    @Test
    void onlyWhatAwsLimitsNoFurtherIsAllowedOnEverythingWithoutACondition() throws PlanException {
        IamPolicies policies = policies(EVERYTHING);

        assertThat(allowedOnEverything(policies.harness())
                        .filter(action -> !action.matches("[a-z0-9-]+:(Describe|List|Get).*")))
                .isEmpty();
        assertThat(allowedOnEverything(policies.experiments())
                        .filter(action -> !action.matches("[a-z0-9-]+:(Describe|List|Get).*")))
                .containsExactlyInAnyOrder(
                        "arc-zonal-shift:CancelZonalShift",
                        "arc-zonal-shift:StartZonalShift",
                        "arc-zonal-shift:UpdateZonalShift",
                        "logs:CreateLogDelivery",
                        "logs:PutResourcePolicy");
    }

    /** The sum of a role's inline policies may have 10,240 characters, blanks not counted. */
    @Test
    void evenTheLargestFitsIntoARole() throws PlanException {
        assertThat(TemplateJson.write(policies(EVERYTHING).experiments()).replaceAll("\\s", ""))
                .hasSizeLessThan(10_240);
    }

    @Test
    void noActionIsAPattern() throws PlanException {
        IamPolicies policies = policies(EVERYTHING);

        for (PolicyDocument policy : List.of(policies.harness(), policies.experiments(), policies.trust())) {
            assertThat(policy.statements())
                    .flatExtracting(Statement::actions)
                    .noneMatch(action -> action.contains("*"));
        }
    }

    @Test
    void nothingOfAnotherFaultIsAllowed() throws PlanException {
        Set<String> failover = changing(policies(FAILOVER).experiments());
        Set<String> cache = changing(policies("process-kill: {id: it, service: cache, role: primary}")
                .experiments());

        assertThat(failover).contains("rds:RebootDBInstance").doesNotContain("elasticache:InterruptClusterAzPower");
        assertThat(cache).contains("elasticache:InterruptClusterAzPower").doesNotContain("rds:RebootDBInstance");
    }

    @Test
    void aReportMayBeWrittenToItsPlaceFromItsDashboards() throws PlanException {
        AwsSpec reported = AwsShop.aws(
                "hold: 10m",
                "report: {bucket: shop-drills, prefix: fis, dashboards: [shop], before: 5m, after: 20m}\nhold: 10m");

        assertThat(IamPolicies.of(ShopInAws.plan(FAILOVER, reported), reported)
                        .experiments()
                        .statements())
                .contains(
                        Statement.allow(
                                List.of("s3:GetObject", "s3:PutObject"), List.of("arn:aws:s3:::shop-drills/fis/*")),
                        Statement.allow(
                                List.of("cloudwatch:GetDashboard"),
                                List.of("arn:aws:cloudwatch::111122223333:dashboard/shop")));
    }

    @Test
    void aPlanThatAsksNothingOfAwsNeedsNothing() throws PlanException {
        IamPolicies policies =
                policies("hold: 1m\n    load-surge: {id: it, simulation: BookingSimulation, rate: 40/s}");

        assertThat(policies.harness().statements()).isEmpty();
        assertThat(policies.experiments().statements()).isEmpty();
    }

    private static IamPolicies policies(String fault) throws PlanException {
        return IamPolicies.of(ShopInAws.plan(fault, AwsShop.aws()), AwsShop.aws());
    }

    private static Set<String> changing(PolicyDocument policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect().equals("Allow"))
                .flatMap(statement -> statement.actions().stream())
                .filter(action -> !action.matches("[a-z0-9-]+:(Describe|List|Get).*"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> allowedOnEverything(PolicyDocument policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect().equals("Allow"))
                .filter(statement -> statement.resources().contains("*")
                        && statement.condition().isEmpty())
                .flatMap(statement -> statement.actions().stream());
    }
}
