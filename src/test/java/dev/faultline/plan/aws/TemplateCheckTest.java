package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS FIS would take, or would only fail on while an experiment runs, is found before anything is sent. */
class TemplateCheckTest {
    private static final FisCatalogue CATALOGUE = FisCatalogue.shipped();

    @Test
    void aGoodTemplateHasNoProblem() {
        assertThat(TemplateCheck.of(Templates.read(Templates.GOOD), CATALOGUE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsOneProblemThatSaysWhereItIs(String mistake, String from, String to, String where, String says) {
        List<TemplateProblem> problems = TemplateCheck.of(Templates.changed(from, to), CATALOGUE);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.toString()).contains(says).contains("\nhint: ");
        });
    }

    static Stream<Arguments> mistakes() {
        String duration = "{\"duration\": \"PT10M\"}";
        String inInterrupt = "actions.interrupt.parameters.duration";
        String ranged = "expected a duration in ISO 8601 from PT1M to PT12H, for example PT10M, found `";
        return Stream.of(
                mistake(
                        "a misspelt parameter beside a right one",
                        duration,
                        "{\"duration\": \"PT10M\", \"durration\": \"PT10M\"}",
                        "actions.interrupt.parameters.durration",
                        "did you mean `duration`?"),
                mistake("no duration", duration, "{}", "actions.interrupt.parameters", "`duration` of aws:elasticache"),
                mistake("a duration below the range", "PT10M", "PT59S", inInterrupt, ranged + "PT59S`"),
                mistake("a duration above the range", "PT10M", "PT12H1S", inInterrupt, ranged + "PT12H1S`"),
                mistake("a duration as people write it", "PT10M", "10m", inInterrupt, ranged + "10m`"),
                mistake(
                        "an unknown action",
                        "aws:ecs:stop-task",
                        "aws:ecs:stop-tasks",
                        "actions.stop.actionId",
                        "did you mean `aws:ecs:stop-task`?"),
                mistake(
                        "an action that nobody has verified",
                        "\"aws:fis:wait\"",
                        "\"aws:lambda:invocation-error\"",
                        "actions.wait.actionId",
                        "AWS has it, and it is not in the catalogue of 20"),
                mistake(
                        "a parameter where there is none",
                        "\"targets\": {\"Tasks\": \"tasks\"}",
                        "\"targets\": {\"Tasks\": \"tasks\"}, \"parameters\": {\"duration\": \"PT1M\"}",
                        "actions.stop.parameters.duration",
                        "hint: there is none"),
                mistake(
                        "a wrong key",
                        "{\"Tasks\": \"tasks\"}",
                        "{\"Task\": \"tasks\"}",
                        "actions.stop.targets",
                        "expected the key `Tasks`, found [Task]"),
                mistake(
                        "a target where there is none",
                        "\"parameters\": {\"duration\": \"PT1M\"}",
                        "\"parameters\": {\"duration\": \"PT1M\"}, \"targets\": {\"Tasks\": \"tasks\"}",
                        "actions.wait.targets",
                        "aws:fis:wait has no target"),
                mistake(
                        "an action after one that is not there",
                        "[\"wait\"]",
                        "[\"wiat\"]",
                        "actions.stop.startAfter",
                        "did you mean `wait`?"),
                mistake(
                        "an unknown selection",
                        "COUNT(1)",
                        "COUNT(0)",
                        "targets.tasks.selectionMode",
                        "expected ALL, COUNT(n) or PERCENT(n), found `COUNT(0)`"),
                mistake(
                        "a target's parameter missing",
                        "{\"availabilityZoneIdentifier\": \"eu-central-1a\"}",
                        "{}",
                        "targets.cache.parameters",
                        "`availabilityZoneIdentifier` of a target of type aws:elasticache:replicationgroup is missing"),
                mistake(
                        "tags and ARNs at once",
                        "\"selectionMode\": \"ALL\"",
                        "\"resourceArns\": [\"arn:aws:elasticache:eu-central-1:111122223333:replicationgroup:a\"],"
                                + " \"selectionMode\": \"ALL\"",
                        "targets.cache",
                        "by ARN and by tags or filters at once"),
                mistake(
                        "no alarm",
                        "{\"source\": \"aws:cloudwatch:alarm\", \"value\": "
                                + "\"arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down\"}",
                        "{\"source\": \"none\"}",
                        "stopConditions",
                        "no experiment runs without an alarm"),
                mistake(
                        "no description",
                        "A task of the shop is stopped while its cache loses a zone",
                        " ",
                        "description",
                        "expected a text of up to 512 characters"));
    }

    private static Arguments mistake(String mistake, String from, String to, String where, String says) {
        return Arguments.of(mistake, from, to, where, says);
    }

    @Test
    void aTargetOfAnotherTypeThanTheActionsIsSeen() {
        ExperimentTemplate template = Templates.changed("{\"Tasks\": \"tasks\"}", "{\"Tasks\": \"cache\"}");

        assertThat(TemplateCheck.of(template, CATALOGUE))
                .extracting(TemplateProblem::where, TemplateProblem::problem)
                .containsExactly(
                        tuple("targets.tasks", "no action has this target"),
                        tuple(
                                "targets.cache.resourceType",
                                "expected aws:ecs:task, which aws:ecs:stop-task acts on, found"
                                        + " aws:elasticache:replicationgroup"));
    }

    @Test
    void aBucketIsNamedByTagsAndALaunchingRoleByItsArn() {
        assertThat(problemsOf(
                        "aws:s3:bucket-pause-replication",
                        "{\"duration\": \"PT1M\", \"region\": \"eu-west-1\"}",
                        "Buckets",
                        "aws:s3:bucket",
                        "\"resourceArns\": [\"arn:aws:s3:::shop-uploads\"]"))
                .singleElement()
                .asString()
                .contains("named by tags only");
        assertThat(problemsOf(
                        "aws:ec2:api-insufficient-instance-capacity-error",
                        "{\"duration\": \"PT1M\", \"availabilityZoneIdentifiers\": \"eu-central-1a\", \"percentage\": \"100\"}",
                        "Roles",
                        "aws:iam:role",
                        "\"resourceTags\": {\"faultline\": \"shop\"}"))
                .singleElement()
                .asString()
                .contains("named by arns only");
    }

    @Test
    void moreThanTwentyActionsAreTooMany() {
        String waits = IntStream.range(0, 18)
                .mapToObj(i -> "\"wait" + i
                        + "\": {\"actionId\": \"aws:fis:wait\", \"parameters\": {\"duration\": \"PT1M\"}},")
                .reduce("", String::concat);

        assertThat(TemplateCheck.of(Templates.changed("\"wait\": {", waits + "\"wait\": {"), CATALOGUE))
                .singleElement()
                .asString()
                .contains("expected 1 to 20 actions, found 21");
    }

    @Test
    void aFieldThatNoTemplateHasIsNotRead() {
        assertThatThrownBy(() -> Templates.changed("\"roleArn\"", "\"rolArn\""))
                .hasMessageContaining("Unrecognized field \"rolArn\"");
    }

    private static List<TemplateProblem> problemsOf(
            String action, String parameters, String key, String type, String resources) {
        return TemplateCheck.of(Templates.read("""
                        {"description": "x", "roleArn": "arn:aws:iam::111122223333:role/shop-fis",
                         "targets": {"them": {"resourceType": "%s", "selectionMode": "ALL", %s}},
                         "actions": {"it": {"actionId": "%s", "parameters": %s, "targets": {"%s": "them"}}},
                         "stopConditions": [{"source": "aws:cloudwatch:alarm",
                           "value": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down"}]}
                        """.formatted(type, resources, action, parameters, key)), CATALOGUE);
    }
}
