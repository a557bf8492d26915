package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is printed as Terraform is of aws.yaml, and allows what {@code plan --iam} prints and no more. */
class TerraformSnippetTest {
    private static final String FAILOVER = "process-kill: {id: it, service: database, role: primary}";
    private static final String EVERYTHING = "hold: 30m\n    zone-outage: {id: it, zone: a}";

    @Test
    void thePoliciesAreThoseOfTheIamPlanToTheLetter() throws Exception {
        for (String fault : new String[] {FAILOVER, EVERYTHING}) {
            IamPolicies policies = IamPolicies.of(ShopInAws.plan(fault, AwsShop.aws()), AwsShop.aws());
            String text = snippet(fault);

            assertThat(argument(text, "aws_iam_role\" \"faultline_experiments", "assume_role_policy"))
                    .isEqualTo(json(policies.trust()));
            assertThat(argument(text, "aws_iam_role_policy\" \"faultline_experiments", "policy"))
                    .isEqualTo(json(policies.experiments()));
            assertThat(argument(text, "aws_iam_policy\" \"faultline_operator", "policy"))
                    .isEqualTo(json(policies.harness()));
        }
    }

    /** What stands in the parentheses of {@code jsonencode} in a resource. */
    private static JsonNode argument(String text, String resource, String name) throws Exception {
        Matcher found = Pattern.compile(
                        "resource \"" + resource + "\" \\{.*?\\n  " + name + "\\s+= jsonencode\\((.*?)\\)\\n",
                        Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).as(resource + " has " + name).isTrue();
        return TemplateJson.mapper()
                .readTree(found.group(1).replace("$${", "${").replace("%%{", "%{"));
    }

    private static JsonNode json(PolicyDocument policy) throws Exception {
        return TemplateJson.mapper().readTree(TemplateJson.write(policy));
    }

    @Test
    void theRoleTheLogGroupTheAlarmsAndTheTagsAreThoseOfAwsYaml() throws PlanException {
        assertThat(snippet(FAILOVER))
                .contains("name               = \"shop-fis\"", "path               = \"/drills/\"")
                .contains("name              = \"/faultline/shop\"")
                .contains("toset([ \"shop-down\" ])", "The alarms of aws.yaml are shop-down.")
                .contains("\"reboot-with-failover\" : {", "\"faultline\" : \"shop\"", "\"part\" : \"main\"")
                .contains("merge(local.faultline_tags[\"reboot-with-failover\"]")
                .doesNotContain("{scenario}", "{system}");
    }

    @Test
    void whatWouldBeATemplateOfTerraformIsEscaped() {
        assertThat(TerraformSnippet.literal("${x} and %{if}", 0)).isEqualTo("\"$${x} and %%{if}\"");
    }

    @Test
    void aPlanWithoutAnExperimentNeedsNothing() {
        assertThatThrownBy(
                        () -> snippet("hold: 1m\n    load-surge: {id: it, simulation: BookingSimulation, rate: 40/s}"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("nothing has to be set up");
    }

    private static String snippet(String fault) throws PlanException {
        AwsPlan plan = ShopInAws.plan(fault, AwsShop.aws());
        return TerraformSnippet.of(plan, IamPolicies.of(plan, AwsShop.aws()), AwsShop.aws());
    }
}
