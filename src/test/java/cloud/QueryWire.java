package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** AWS's query protocol: a form as the request, XML as the answer. */
final class QueryWire implements Wire {
    private static final String TYPE = "text/xml";

    private final ServiceModel model;

    QueryWire(ServiceModel model) {
        this.model = model;
    }

    @Override
    public Asked read(Message message) throws AwsException {
        TreeMap<String, String> form = new TreeMap<>(FormTree.fields(message.body()));
        String action = form.getOrDefault("Action", "");
        form.remove("Action");
        form.remove("Version");
        OperationModel operation = model.operation(action)
                .orElseThrow(() -> new AwsException(400, "InvalidAction", "no operation " + action));
        return new Asked(operation, new FormTree(model, form).read(operation));
    }

    @Override
    public Answer write(OperationModel operation, ObjectNode output) {
        return new Answer(200, Map.of("Content-Type", TYPE), XmlTree.answer(model, operation, output));
    }

    @Override
    public Answer refuse(AwsException refusal, String requestId) {
        return new Answer(
                refusal.status(),
                Map.of("Content-Type", TYPE, "x-amzn-RequestId", requestId),
                XmlTree.refusal(model, refusal, requestId));
    }

    @Override
    public CommonErrors common() {
        return CommonErrors.QUERY;
    }
}
