package dev.faultline.plan.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.plan.PlanException;
import java.util.List;

/** A template as {@code aws fis create-experiment-template} takes it or {@code get-experiment-template} answers it. */
public final class TemplateFile {
    /** What FIS adds to a template, and what only asking for one needs. */
    private static final List<String> NOT_OF_THE_TEMPLATE =
            List.of("id", "arn", "creationTime", "lastUpdateTime", "targetAccountConfigurationsCount", "clientToken");

    private TemplateFile() {}

    /**
     * Reads one.
     *
     * @throws PlanException when it is not JSON, or has fields that no template of FIS has
     */
    public static ExperimentTemplate read(String json) throws PlanException {
        try {
            JsonNode read = TemplateJson.mapper().readTree(json);
            JsonNode template = read.path("experimentTemplate").isObject() ? read.path("experimentTemplate") : read;
            if (!(template instanceof ObjectNode object)) {
                throw new PlanException("expected the JSON object of an experiment template");
            }
            return TemplateJson.mapper()
                    .treeToValue(object.deepCopy().without(NOT_OF_THE_TEMPLATE), ExperimentTemplate.class);
        } catch (JsonProcessingException e) {
            throw new PlanException("not an experiment template of AWS FIS: " + e.getOriginalMessage()
                    + (e.getLocation() == null
                            ? ""
                            : ", line " + e.getLocation().getLineNr()));
        }
    }
}
