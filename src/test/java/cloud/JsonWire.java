package cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** AWS's JSON protocol 1.1: the operation in a header, the input as the body. */
final class JsonWire implements Wire {
    private static final String TYPE = "application/x-amz-json-1.1";

    private final ServiceModel model;

    JsonWire(ServiceModel model) {
        this.model = model;
    }

    @Override
    public Asked read(Message message) throws AwsException {
        String target = message.headers().getOrDefault("x-amz-target", "");
        String prefix = model.targetPrefix() + ".";
        OperationModel operation = model.operation(target.startsWith(prefix) ? target.substring(prefix.length()) : "")
                .orElseThrow(() -> new AwsException(400, CommonErrors.NO_SUCH_OPERATION, "no operation " + target));
        return new Asked(operation, object(message.body()));
    }

    static ObjectNode object(String body) throws AwsException {
        try {
            JsonNode node = ServiceModel.JSON.readTree(body.isBlank() ? "{}" : body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new AwsException(400, "SerializationException", "no JSON: " + e.getOriginalMessage());
        }
        throw new AwsException(400, "SerializationException", "expected an object as the body");
    }

    @Override
    public Answer write(OperationModel operation, ObjectNode output) {
        return new Answer(200, Map.of("Content-Type", TYPE), output.toString());
    }

    @Override
    public Answer refuse(AwsException refusal, String requestId) {
        return refusal(refusal, requestId, TYPE);
    }

    static Answer refusal(AwsException refusal, String requestId, String type) {
        ObjectNode body = ServiceModel.JSON
                .createObjectNode()
                .put("__type", refusal.code())
                .put("message", refusal.getMessage());
        return new Answer(
                refusal.status(),
                Map.of("Content-Type", type, "x-amzn-ErrorType", refusal.code(), "x-amzn-RequestId", requestId),
                body.toString());
    }

    @Override
    public CommonErrors common() {
        return CommonErrors.JSON;
    }
}
