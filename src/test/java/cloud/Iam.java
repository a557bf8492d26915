package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;

/** AWS IAM: roles, and what the caller may do: whatever is not set to fail as denied. */
final class Iam implements Service {
    static final String ROLE = "aws:iam:role";

    private final Account account;
    private final Predicate<String> denied;

    Iam(Account account, Predicate<String> denied) {
        this.account = account;
        this.denied = denied;
    }

    @Override
    public String name() {
        return "iam";
    }

    @Override
    public ServiceModel model() {
        return Models.IAM;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetRole", this::role, "SimulatePrincipalPolicy", this::simulate);
    }

    private ObjectNode role(ObjectNode input) throws AwsException {
        String name = input.path("RoleName").asText();
        Resource role = account.ofType(ROLE).stream()
                .filter(one -> one.state().path("RoleName").asText().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AwsException(404, "NoSuchEntity", "The role with name " + name + " cannot be found."));
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("Role", role.state().deepCopy());
        return answer;
    }

    private ObjectNode simulate(ObjectNode input) {
        ObjectNode answer = ServiceModel.JSON.createObjectNode().put("IsTruncated", false);
        ArrayNode results = answer.putArray("EvaluationResults");
        JsonNode everything = ServiceModel.JSON.createArrayNode().add("*");
        for (JsonNode action : input.path("ActionNames")) {
            for (JsonNode resource : input.has("ResourceArns") ? input.path("ResourceArns") : everything) {
                results.addObject()
                        .put("EvalActionName", action.asText())
                        .put("EvalResourceName", resource.asText())
                        .put("EvalDecision", denied.test(action.asText()) ? "implicitDeny" : "allowed");
            }
        }
        return answer;
    }
}
