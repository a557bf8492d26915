package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One operation of a service, as the official model describes it.
 *
 * @param name for example {@code StartExperiment}
 * @param method the HTTP method
 * @param uri the path, with names in braces
 * @param input the shape of a request; empty for one without members
 * @param output the shape of an answer, likewise
 * @param resultWrapper the XML element around the answer's members, in the query protocol
 * @param errors the shapes of the errors that are its own
 */
record OperationModel(
        String name,
        String method,
        String uri,
        Optional<String> input,
        Optional<String> output,
        Optional<String> resultWrapper,
        List<String> errors) {
    static OperationModel of(JsonNode node) {
        return new OperationModel(
                node.path("name").asText(),
                node.path("http").path("method").asText(),
                node.path("http").path("requestUri").asText(),
                text(node.path("input").path("shape")),
                text(node.path("output").path("shape")),
                text(node.path("output").path("resultWrapper")),
                StreamSupport.stream(node.path("errors").spliterator(), false)
                        .map(error -> error.path("shape").asText())
                        .toList());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
    }
}
