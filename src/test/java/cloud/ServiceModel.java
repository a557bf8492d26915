package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AWS's official model of one of its services: its operations, the shapes of what they take and answer, its protocol. */
final class ServiceModel {
    static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode metadata;
    private final ObjectNode shapes;
    private final Map<String, OperationModel> operations = new TreeMap<>();

    private ServiceModel(JsonNode model) {
        this.metadata = model.path("metadata");
        this.shapes = (ObjectNode) model.path("shapes");
        model.path("operations")
                .fields()
                .forEachRemaining(entry -> operations.put(entry.getKey(), OperationModel.of(entry.getValue())));
    }

    /** The model in the file of that name, for example {@code fis-2020-12-01}. */
    static ServiceModel named(String name) {
        String file = "/models/" + name + "-model.json";
        try (InputStream in = ServiceModel.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no model " + file + " among AWS's models");
            }
            return new ServiceModel(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be read", e);
        }
    }

    /** By what name requests to the service are signed. */
    String signingName() {
        return metadata.path("signingName")
                .asText(metadata.path("endpointPrefix").asText());
    }

    /** What stands before the operation in the header of the JSON protocols. */
    String targetPrefix() {
        return metadata.path("targetPrefix").asText();
    }

    String xmlNamespace() {
        return metadata.path("xmlNamespace").asText();
    }

    /** How the SDK that is used here speaks to the service. It does not speak CBOR yet. */
    Wire wire() {
        String protocol = metadata.path("protocol").asText();
        return switch (protocol) {
            case "query", "smithy-rpc-v2-cbor" -> new QueryWire(this);
            case "json" -> new JsonWire(this);
            case "rest-json" -> new RestJsonWire(this);
            default -> throw new IllegalArgumentException("the protocol " + protocol + " is not spoken here");
        };
    }

    Optional<OperationModel> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    Collection<OperationModel> operations() {
        return operations.values();
    }

    Shape shape(String name) {
        JsonNode node = shapes.path(name);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("the model has no shape " + name);
        }
        return new Shape(name, node);
    }

    boolean hasShape(String name) {
        return shapes.has(name);
    }

    /** Adds a shape that the model does not have; for what is newer than it. */
    void add(String name, ObjectNode shape) {
        shapes.set(name, shape);
    }

    /** By what code the error of that shape goes over the wire. */
    String errorCode(String shape) {
        return shapes.path(shape).path("error").path("code").asText(shape);
    }

    /** The codes of the errors that are the operation's own. */
    List<String> errorCodes(OperationModel operation) {
        List<String> codes = new ArrayList<>();
        operation.errors().forEach(error -> codes.add(errorCode(error)));
        return codes;
    }
}
