package cloud;

import cloud.Shape.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AWS's REST protocol with JSON: the operation by method and path, the input in path, query and body. */
final class RestJsonWire implements Wire {
    private static final String TYPE = "application/json";

    private final ServiceModel model;

    RestJsonWire(ServiceModel model) {
        this.model = model;
    }

    @Override
    public Asked read(Message message) throws AwsException {
        for (OperationModel operation : model.operations()) {
            Map<String, String> named = new HashMap<>();
            if (operation.method().equals(message.method()) && matches(operation.uri(), message.path(), named)) {
                return new Asked(operation, input(operation, message, named));
            }
        }
        throw new AwsException(
                404, CommonErrors.NO_SUCH_OPERATION, "no operation " + message.method() + " " + message.path());
    }

    private static boolean matches(String template, String path, Map<String, String> named) {
        String[] expected = template.split("/", -1);
        String[] found = path.split("/", -1);
        if (expected.length != found.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                named.put(
                        expected[i].substring(1, expected[i].length() - 1),
                        URLDecoder.decode(found[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!expected[i].equals(found[i])) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode input(OperationModel operation, Message message, Map<String, String> named) throws AwsException {
        ObjectNode input = JsonWire.object(message.body());
        if (operation.input().isEmpty()) {
            return input;
        }
        Map<String, List<String>> query = new HashMap<>(message.query());
        for (Member member : model.shape(operation.input().get()).members().values()) {
            Shape shape = model.shape(member.shape());
            if (member.location().equals("uri")) {
                input.put(member.name(), named.get(member.wireName()));
            } else if (member.location().equals("querystring") && query.containsKey(member.wireName())) {
                input.set(member.name(), parameter(shape, query.remove(member.wireName())));
            }
        }
        if (!query.isEmpty()) {
            throw new AwsException(400, common().invalid(), operation.name() + " has no parameters " + query.keySet());
        }
        return input;
    }

    private static JsonNode parameter(Shape shape, List<String> values) throws AwsException {
        if (shape.type().equals("list")) {
            ArrayNode list = ServiceModel.JSON.createArrayNode();
            values.forEach(list::add);
            return list;
        }
        return Scalars.read(shape, values.get(0));
    }

    @Override
    public Answer write(OperationModel operation, ObjectNode output) {
        return new Answer(200, Map.of("Content-Type", TYPE), output.toString());
    }

    @Override
    public Answer refuse(AwsException refusal, String requestId) {
        return JsonWire.refusal(refusal, requestId, TYPE);
    }

    @Override
    public CommonErrors common() {
        return CommonErrors.JSON;
    }
}
