package cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers in pages, small ones unless more is asked for: whoever forgets that there are more is found out. */
record Pages(String size, String token, int unasked) {
    static final Pages FIS = new Pages("maxResults", "nextToken", 3);

    /** Puts a page of them into the answer under the name, and a token where there are more. */
    ObjectNode page(ObjectNode input, String name, List<ObjectNode> all) throws AwsException {
        int from = from(input);
        int until = Math.min(all.size(), from + input.path(size).asInt(unasked));
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        ArrayNode page = answer.putArray(name);
        all.subList(from, until).forEach(one -> page.add(one.deepCopy()));
        if (until < all.size()) {
            answer.put(token, "from-" + until);
        }
        return answer;
    }

    private int from(ObjectNode input) throws AwsException {
        String asked = input.path(token).asText("from-0");
        if (!asked.matches("from-\\d{1,6}")) {
            throw new AwsException(400, "ValidationException", "The token is not valid.");
        }
        return Integer.parseInt(asked.substring("from-".length()));
    }
}
