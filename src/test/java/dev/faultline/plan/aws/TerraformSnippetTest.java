package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is printed as Terraform is of aws.yaml, and allows what {@code plan --iam} prints and no more. */
class TerraformSnippetTest {
    private static final String FAILOVER = "process-kill: {id: it, service: database, role: primary}";
    private static final String EVERYTHING = "hold: 30m\n    zone-outage: {id: it, zone: a}";

    @Test
    void thePoliciesAreThoseOfTheIamPlanToTheLetter() throws Exception {
        for (String fault : new String[] {FAILOVER, EVERYTHING}) {
            IamPolicies policies = IamPolicies.of(ShopInAws.plan(fault, AwsShop.aws()), AwsShop.aws());
            JsonNode resources = parsed(fault).path("resource");

            assertThat(json(resources, "aws_iam_role", "faultline_experiments", "assume_role_policy"))
                    .isEqualTo(json(policies.trust()));
            assertThat(json(resources, "aws_iam_role_policy", "faultline_experiments", "policy"))
                    .isEqualTo(json(policies.experiments()));
            assertThat(json(resources, "aws_iam_policy", "faultline_operator", "policy"))
                    .isEqualTo(json(policies.harness()));
        }
    }

    /** What {@code jsonencode} makes of an argument of a resource. */
    private static JsonNode json(JsonNode resources, String type, String name, String argument) throws Exception {
        return TemplateJson.mapper()
                .readTree(resources.path(type).path(name).path(argument).asText());
    }

    private static JsonNode json(PolicyDocument policy) throws Exception {
        return TemplateJson.mapper().readTree(TemplateJson.write(policy));
    }

    @Test
    void itsResourcesAreTheRoleThePoliciesTheLogGroupAndTheAlarms() throws Exception {
        JsonNode resources = parsed(FAILOVER).path("resource");

        assertThat(names(resources))
                .containsExactlyInAnyOrder(
                        "aws_cloudwatch_metric_alarm",
                        "aws_cloudwatch_log_group",
                        "aws_iam_role",
                        "aws_iam_role_policy",
                        "aws_iam_policy");
        assertThat(resources.at("/aws_iam_role/faultline_experiments/name").asText())
                .isEqualTo("shop-fis");
        assertThat(resources.at("/aws_iam_role/faultline_experiments/path").asText())
                .isEqualTo("/drills/");
        assertThat(resources.at("/aws_cloudwatch_log_group/faultline/name").asText())
                .isEqualTo("/faultline/shop");
        assertThat(names(resources.at("/aws_cloudwatch_metric_alarm/faultline_stop")))
                .contains("for_each", "alarm_name", "threshold", "comparison_operator", "dimensions");
    }

    @Test
    void theTagsAndTheAlarmsAreThoseOfAwsYaml() throws Exception {
        JsonNode document = parsed(FAILOVER);

        assertThat(document.at("/locals/faultline_tags").toString())
                .isEqualTo("{\"reboot-with-failover\":{\"faultline\":\"shop\",\"part\":\"main\"}}");
        assertThat(document.at("/variable/faultline_stop_alarms/validation/error_message")
                        .asText())
                .isEqualTo("The alarms of aws.yaml are shop-down.");
        assertThat(snippet(FAILOVER))
                .contains("toset([ \"shop-down\" ])", "merge(local.faultline_tags[\"reboot-with-failover\"]")
                .doesNotContain("{scenario}", "{system}");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** As a parser of Terraform's language reads it; what refers to something else is left as a text of some kind. */
    private static JsonNode parsed(String fault) throws Exception {
        return tree(new HCLParser().parse(snippet(fault)));
    }

    private static JsonNode tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = TemplateJson.mapper().createObjectNode();
            map.forEach((key, each) -> node.set(String.valueOf(key), tree(each)));
            return node;
        }
        return TextNode.valueOf(String.valueOf(value));
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
