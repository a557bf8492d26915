package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template is imported as the faults that do in AWS what it does, or is refused with the reason. */
class TemplateImportTest {
    private static final String FAILOVER = "process-kill: {id: it, service: database, role: primary}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-kill: {id: it, service: web, count: 1}",
                "process-kill: {id: it, service: web, zone: b}",
                "process-kill: {id: it, service: worker, zone: a}",
                "process-kill: {id: it, service: legacy, count: 1}",
                FAILOVER,
                "process-kill: {id: it, service: orders, role: primary}",
                "process-kill: {id: it, service: cache, role: primary}",
                "hold: 30m\n    process-freeze: {id: it, service: cache, role: replica}",
                "hold: 30m\n    zone-outage: {id: it, zone: a}",
                "hold: 20m\n    zone-outage: {id: it, zone: b}",
                "hold: 15m\n    link-latency: {id: it, from: web, to: database, latency: 300ms, jitter: 20ms}",
                "hold: 15m\n    link-latency: {id: it, from: web-b, to: database, latency: 300ms}",
                "hold: 15m\n    link-blackhole: {id: it, from: web, to: worker}",
                "hold: 15m\n    link-down: {id: it, from: web, to: fleet}",
                "hold: 15m\n    link-reset: {id: it, from: web, to: fleet}",
                "hold: 15m\n    link-blackhole: {id: it, from: web, to: parameters}",
                "hold: 15m\n    link-blackhole: {id: it, from: legacy, to: bank}",
                "hold: 15m\n    link-down: {id: it, from: uploads, to: backup}"
            })
    void whatIsMadeOfAFaultIsImportedAsOneThatComesToTheSame(String fault) throws PlanException {
        ExperimentTemplate template = ShopInAws.injected(fault).template();

        List<FaultSpec> method = imported(template);

        assertThat(method).hasSize(1);
        String again = MethodText.of(method)
                .replaceFirst("(?s)method:\n  - at: 0s\n    ", "")
                .replaceFirst("id: [a-z0-9-]+", "id: it")
                .strip();
        assertThat(does(ShopInAws.injected(again).template())).as(again).isEqualTo(does(template));
    }

    private static Set<String> does(ExperimentTemplate template) throws PlanException {
        return Piece.of(template).stream()
                .map(piece -> piece.at() + " " + piece.does())
                .collect(Collectors.toSet());
    }

    private static List<FaultSpec> imported(ExperimentTemplate template) throws PlanException {
        return TemplateImport.of(template, AwsShop.system(), AwsShop.aws(), frame());
    }

    private static Scenario frame() {
        return AwsShop.scenario(FAILOVER);
    }

    private static List<FaultSpec> imported(String json) throws PlanException {
        return imported(TemplateFile.read(json));
    }

    /** As somebody else would have written it: other names, waits between actions, and what FIS adds. */
    private static final String SOMEBODYS = """
            {"experimentTemplate": {
              "id": "EXT123", "arn": "arn:aws:fis:eu-central-1:111122223333:experiment-template/EXT123",
              "creationTime": 1700000000.0, "lastUpdateTime": 1700000000.0,
              "description": "Game day of November",
              "roleArn": "arn:aws:iam::111122223333:role/somebody",
              "stopConditions": [{"source": "aws:cloudwatch:alarm",
                                  "value": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down"}],
              "targets": {
                "Writers": {"resourceType": "aws:rds:db", "selectionMode": "COUNT(1)",
                            "resourceTags": {"part": "main", "faultline": "shop"}},
                "Tasks": {"resourceType": "aws:ecs:task", "selectionMode": "COUNT(1)",
                          "resourceTags": {"faultline": "shop"}, "parameters": {"service": "web", "cluster": "shop"}}},
              "actions": {
                "PauseFirst": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT5M"}},
                "KillTheWriter": {"actionId": "aws:rds:reboot-db-instances", "parameters": {"forceFailover": "true"},
                                  "targets": {"DBInstances": "Writers"}, "startAfter": ["PauseFirst"]},
                "StopATask": {"actionId": "aws:ecs:stop-task", "targets": {"Tasks": "Tasks"}}},
              "tags": {"team": "payments"}}}
            """;

    @Test
    void aTemplateOfSomebodysBecomesAMethodWithItsTimes() throws PlanException {
        assertThat(MethodText.of(imported(SOMEBODYS))).isEqualTo("""
                method:
                  - at: 0s
                    process-kill: {id: stop-a-task, service: web, count: 1}
                  - at: 5m
                    process-kill: {id: kill-the-writer, service: database, role: primary}
                """);
    }

    @Test
    void anActionThatNoFaultComesToIsRefusedWithTheReason() {
        assertRefused(
                SOMEBODYS.replace("\"forceFailover\": \"true\"", "\"forceFailover\": \"false\""),
                "KillTheWriter: aws:rds:reboot-db-instances",
                "forceFailover=false");
        assertRefused(
                SOMEBODYS.replace(
                        "\"resourceTags\": {\"part\": \"main\", \"faultline\": \"shop\"}",
                        "\"resourceTags\": {\"part\": \"main\"}"),
                "KillTheWriter",
                "need not bear the tag faultline=shop");
        assertRefused(
                SOMEBODYS.replace("\"startAfter\": [\"PauseFirst\"]", "\"startAfter\": [\"StopATask\"]"),
                "KillTheWriter",
                "waits for the end of another action");
    }

    @Test
    void allOfAKindIsNeverImported() {
        assertRefused(
                SOMEBODYS.replaceFirst("(\"Tasks\": .*\"selectionMode\": )\"COUNT\\(1\\)\"", "$1\"ALL\""),
                "StopATask: aws:ecs:stop-task takes ALL of what it finds");
    }

    @Test
    void aTemplateThatOtherAlarmsStopIsRefused() {
        assertRefused(
                SOMEBODYS.replace("alarm:shop-down", "alarm:theirs"), "alarm:theirs", "`alarms.stop`", "shop-down");
        assertRefused(
                SOMEBODYS.replaceAll(
                        "(?s)\"stopConditions\": \\[.*?\\],", "\"stopConditions\": [{\"source\": \"none\"}],"),
                "no experiment runs without an alarm that can end it");
    }

    @Test
    void aHoldThatIsTooShortForAwsYamlIsSaid() throws PlanException {
        String json = TemplateJson.write(ShopInAws.injected("process-kill: {id: it, service: cache, role: primary}")
                        .template())
                .replace("PT10M", "PT5M");

        assertRefused(json, "lasts PT5M, and `hold` of aws.yaml is PT10M");
    }

    @Test
    void waitsThatGoInACircleAreRefused() {
        assertRefused(
                SOMEBODYS.replace(
                        "\"PauseFirst\": {\"actionId\": \"aws:fis:wait\",",
                        "\"Second\": {\"actionId\": \"aws:fis:wait\", \"parameters\": {\"duration\": \"PT1M\"},"
                                + " \"startAfter\": [\"PauseFirst\"]}, \"PauseFirst\": {\"actionId\": \"aws:fis:wait\","
                                + " \"startAfter\": [\"Second\"],"),
                "wait for each other");
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertRefused("not json", "not an experiment template of AWS FIS");
        assertRefused("[]", "expected the JSON object");
        assertRefused("{\"actions\": {}, \"colour\": \"red\"}", "colour");
    }

    private static void assertRefused(String json, String... says) {
        assertThatThrownBy(() -> imported(json))
                .isInstanceOf(PlanException.class)
                .message()
                .contains(says);
    }
}
