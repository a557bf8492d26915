package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;

/** A small, valid experiment template for tests to change one thing in. */
final class Templates {
    static final String GOOD = """
            {
              "description": "A task of the shop is stopped while its cache loses a zone",
              "targets": {
                "tasks": {
                  "resourceType": "aws:ecs:task",
                  "resourceTags": {"faultline": "shop"},
                  "filters": [{"path": "AvailabilityZone", "values": ["eu-central-1a"]}],
                  "selectionMode": "COUNT(1)",
                  "parameters": {"cluster": "shop", "service": "web"}
                },
                "cache": {
                  "resourceType": "aws:elasticache:replicationgroup",
                  "resourceTags": {"faultline": "shop"},
                  "selectionMode": "ALL",
                  "parameters": {"availabilityZoneIdentifier": "eu-central-1a"}
                }
              },
              "actions": {
                "interrupt": {
                  "actionId": "aws:elasticache:replicationgroup-interrupt-az-power",
                  "parameters": {"duration": "PT10M"},
                  "targets": {"ReplicationGroups": "cache"}
                },
                "wait": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}},
                "stop": {
                  "actionId": "aws:ecs:stop-task",
                  "targets": {"Tasks": "tasks"},
                  "startAfter": ["wait"]
                }
              },
              "stopConditions": [
                {"source": "aws:cloudwatch:alarm", "value": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-down"}
              ],
              "roleArn": "arn:aws:iam::111122223333:role/shop-fis",
              "tags": {"faultline": "shop"},
              "experimentOptions": {"accountTargeting": "single-account", "emptyTargetResolutionMode": "fail"}
            }
            """;

    private Templates() {}

    /** The good one with one place changed. */
    static ExperimentTemplate changed(String from, String to) {
        assertThat(GOOD).as("what is to be changed").containsOnlyOnce(from);
        return read(GOOD.replace(from, to));
    }

    static ExperimentTemplate read(String json) {
        try {
            return TemplateJson.mapper().readValue(json, ExperimentTemplate.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
