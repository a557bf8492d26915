package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must be there in AWS before a plan can be run, as Terraform: the role that FIS takes on, with the policy of
 * {@link IamPolicies}, the policy of whoever runs it, the log group, the alarms that end an experiment, and the tags.
 */
public final class TerraformSnippet {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)\\}");
    private static final String FRAME = """
            # What the drill {scenario} of {system} needs in AWS, besides the system itself. Made by
            # `faultline plan {scenario} --backend aws --terraform`; make it anew when the scenario or aws.yaml changes.

            terraform {
              required_version = ">= 1.3"
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= 5.0"
                }
              }
            }

            # Give them to what may be broken, for example: tags = merge(local.faultline_tags["{example}"], { ... })
            locals {
              faultline_tags = {tags}
            }

            # What each alarm watches is yours to say: that of `alarms.stop` which tells that people cannot use the system.
            variable "faultline_stop_alarms" {
              description = "What ends an experiment, by the name of the alarm."
              type = map(object({
                namespace   = string
                metric_name = string
                statistic   = string
                threshold   = number
                comparison  = string
                dimensions  = map(string)
              }))
              validation {
                condition     = toset(keys(var.faultline_stop_alarms)) == toset({alarms})
                error_message = "The alarms of aws.yaml are {alarm_words}."
              }
            }

            resource "aws_cloudwatch_metric_alarm" "faultline_stop" {
              for_each            = var.faultline_stop_alarms
              alarm_name          = each.key
              namespace           = each.value.namespace
              metric_name         = each.value.metric_name
              statistic           = each.value.statistic
              threshold           = each.value.threshold
              comparison_operator = each.value.comparison
              dimensions          = each.value.dimensions
              period              = 60
              evaluation_periods  = 1
              treat_missing_data  = "notBreaching"
            }

            resource "aws_cloudwatch_log_group" "faultline" {
              name              = {log_group}
              retention_in_days = 90
            }

            # The role that FIS takes on: what the actions of the experiments call, and no more.
            resource "aws_iam_role" "faultline_experiments" {
              name               = {role}
              path               = {path}
              assume_role_policy = jsonencode({trust})
            }

            resource "aws_iam_role_policy" "faultline_experiments" {
              name   = "faultline-{system}-{scenario}"
              role   = aws_iam_role.faultline_experiments.id
              policy = jsonencode({experiments})
            }

            # For whoever runs Faultline: attach it to them.
            resource "aws_iam_policy" "faultline_operator" {
              name   = "faultline-{system}-{scenario}"
              policy = jsonencode({harness})
            }
            """;

    private TerraformSnippet() {}

    /**
     * The text of a {@code .tf} file.
     *
     * @throws PlanException when the plan has no experiment, so that nothing needs to be there
     */
    public static String of(AwsPlan plan, IamPolicies policies, AwsSpec aws) throws PlanException {
        if (plan.injected().findAny().isEmpty()) {
            throw new PlanException(
                    plan.scenario() + " asks AWS for no experiment, so nothing has to be set up for it there");
        }
        int slash = aws.role().lastIndexOf('/');
        Map<String, String> values = new LinkedHashMap<>();
        values.put("scenario", plan.scenario());
        values.put("system", plan.system());
        Map<String, Map<String, String>> tags = tags(plan, aws);
        values.put("example", tags.keySet().iterator().next());
        values.put("tags", literal(tags, 2));
        values.put("alarms", literal(aws.stopAlarms(), 0));
        values.put("alarm_words", String.join(", ", aws.stopAlarms()));
        values.put("log_group", literal(aws.logGroup(), 0));
        values.put("role", literal(aws.role().substring(slash + 1), 0));
        values.put("path", literal(slash < 0 ? "/" : "/" + aws.role().substring(0, slash + 1), 0));
        values.put("trust", literal(policies.trust(), 2));
        values.put("experiments", literal(policies.experiments(), 2));
        values.put("harness", literal(policies.harness(), 2));
        return filledIn(values);
    }

    /** In one pass, so that nothing that is filled in is looked at again. */
    private static String filledIn(Map<String, String> values) {
        return PLACE.matcher(FRAME).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    /** The tags of each target, by its name in the plan; where names are equal, so are their tags. */
    private static Map<String, Map<String, String>> tags(AwsPlan plan, AwsSpec aws) {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        plan.injected()
                .forEach(fault -> fault.template().targets().forEach((name, target) -> {
                    if (!target.resourceTags().isEmpty()) {
                        tags.put(name, target.resourceTags());
                    }
                }));
        if (tags.isEmpty()) {
            tags.put("everything", Map.of(aws.tag().key(), aws.tag().value()));
        }
        return tags;
    }

    /** JSON is an expression of Terraform's language but for what begins a template in its texts, which is escaped. */
    static String literal(Object value, int indent) {
        String json = TemplateJson.write(value).strip();
        return json.replace("${", "$${")
                .replace("%{", "%%{")
                .lines()
                .collect(Collectors.joining("\n" + " ".repeat(indent)));
    }
}
