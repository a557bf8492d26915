package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The AWS CLI takes the experiments as they are, against the official model of the service, and a moto server gives them
 * back unchanged. Where they cannot be had, that is said loudly. moto itself looks at nothing: what holds a template against
 * anything is the CLI and, for what the CLI does not know, the catalogue.
 */
class MotoTemplatesIT {
    @TempDir
    Path folder;

    @Test
    void theCliTakesEveryExperimentAndMotoGivesItBack() throws Exception {
        try (MotoServer moto = MotoServer.here(folder)) {
            for (ExperimentTemplate template : templates()) {
                assertThat(made(moto, TemplateJson.mapper().valueToTree(template)))
                        .as(template.description())
                        .isEqualTo(TemplateJson.mapper().valueToTree(template));
            }
        }
    }

    @Test
    void aFieldThatTheModelDoesNotHaveIsRefusedByTheCliAndAMisspeltParameterByTheCatalogueAlone() throws Exception {
        ObjectNode template = TemplateJson.mapper()
                .valueToTree(ShopInAws.injected("process-kill: {id: it, service: cache, role: primary}")
                        .template());
        try (MotoServer moto = MotoServer.here(folder)) {
            ObjectNode action = (ObjectNode) template.at("/actions/interrupt-cache");
            action.set("parameters", TemplateJson.mapper().readTree("{\"durration\": \"PT10M\"}"));
            assertThat(made(moto, template)).isEqualTo(template);
            assertThat(TemplateCheck.of(
                            TemplateJson.mapper().treeToValue(template, ExperimentTemplate.class),
                            FisCatalogue.shipped()))
                    .extracting(TemplateProblem::where)
                    .contains("actions.interrupt-cache.parameters.durration");

            action.put("actonId", "aws:fis:wait");
            MotoServer.Answer refused = create(moto, template);
            assertThat(refused.status()).isNotZero();
            assertThat(refused.err()).contains("Unknown parameter").contains("actonId");
        }
    }

    private static List<ExperimentTemplate> templates() throws PlanException {
        List<ExperimentTemplate> templates = new ArrayList<>();
        for (String scenario : BlinkLeanInAwsTest.scenarios()) {
            BlinkLeanInAwsTest.plan(scenario)
                    .injected()
                    .map(AwsFault.Injected::template)
                    .forEach(templates::add);
        }
        assertThat(templates).hasSizeGreaterThan(8);
        for (String fault : List.of(
                "hold: 30m\n    zone-outage: {id: it, zone: a}",
                "process-kill: {id: it, service: worker, count: 1}",
                "process-kill: {id: it, service: legacy, count: 1}",
                "process-kill: {id: it, service: orders, role: primary}",
                "hold: 1m\n    link-down: {id: it, from: web, to: fleet}",
                "hold: 1m\n    link-down: {id: it, from: web, to: parameters}",
                "hold: 1m\n    link-down: {id: it, from: legacy, to: bank}",
                "hold: 1m\n    link-down: {id: it, from: uploads, to: backup}")) {
            templates.add(ShopInAws.injected(fault).template());
        }
        return templates;
    }

    /** What is there once it has been made, as far as it was asked for. */
    private JsonNode made(MotoServer moto, JsonNode template) throws IOException, InterruptedException {
        MotoServer.Answer answer = create(moto, template);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.status()).isZero();
        ObjectNode made =
                (ObjectNode) TemplateJson.mapper().readTree(answer.out()).path("experimentTemplate");
        assertThat(made.path("id").asText()).isNotEmpty();
        List<String> asked = new ArrayList<>();
        template.fieldNames().forEachRemaining(asked::add);
        return made.retain(asked);
    }

    private MotoServer.Answer create(MotoServer moto, JsonNode template) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("template.json"), TemplateJson.write(template));
        return moto.aws(
                AwsShop.aws().region(), "fis", "create-experiment-template", "--cli-input-json", "file://" + file);
    }
}
