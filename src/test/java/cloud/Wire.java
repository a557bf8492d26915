package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** How a service's requests and answers are written on HTTP. Between, they are trees by the names of the model. */
interface Wire {
    /** What was asked. */
    Asked read(Message message) throws AwsException;

    /** The answer of an operation. */
    Answer write(OperationModel operation, ObjectNode output);

    /** A refusal. */
    Answer refuse(AwsException refusal, String requestId);

    /** The codes of refusals that any operation may answer; they are spelt as the protocol has them. */
    CommonErrors common();

    /**
     * An HTTP request.
     *
     * @param path as it came, percent signs included
     * @param headers by name in lower case
     */
    record Message(
            String method, String path, Map<String, List<String>> query, Map<String, String> headers, String body) {}

    /** An operation and its input. */
    record Asked(OperationModel operation, ObjectNode input) {}

    /** An HTTP answer. */
    record Answer(int status, Map<String, String> headers, String body) {}
}
