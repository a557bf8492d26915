package cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Elastic Load Balancing: target groups and how their targets are. */
final class LoadBalancing implements Service {
    static final String GROUP = "aws:elasticloadbalancing:targetgroup";
    static final String TARGET = "aws:elasticloadbalancing:target";
    private static final Pages PAGES = new Pages("PageSize", "Marker", 3);

    private final Account account;

    LoadBalancing(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "elasticloadbalancing";
    }

    @Override
    public ServiceModel model() {
        return Models.LOAD_BALANCING;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeTargetGroups", this::groups, "DescribeTargetHealth", this::health);
    }

    private ObjectNode groups(ObjectNode input) throws AwsException {
        Set<String> arns = Answers.texts(input.path("TargetGroupArns"));
        Set<String> names = Answers.texts(input.path("Names"));
        List<ObjectNode> found = account.ofType(GROUP).stream()
                .filter(group -> arns.isEmpty() || arns.contains(group.arn()))
                .filter(group -> names.isEmpty()
                        || names.contains(group.state().path("TargetGroupName").asText()))
                .map(Resource::state)
                .toList();
        if (found.isEmpty() && !(arns.isEmpty() && names.isEmpty())) {
            throw new AwsException(400, "TargetGroupNotFound", "One or more target groups not found");
        }
        ObjectNode page = PAGES.page(input, "TargetGroups", found);
        if (page.has("Marker")) {
            page.set("NextMarker", page.remove("Marker"));
        }
        return page;
    }

    private ObjectNode health(ObjectNode input) throws AwsException {
        String group = input.path("TargetGroupArn").asText();
        if (account.find(group).isEmpty()) {
            throw new AwsException(400, "TargetGroupNotFound", "Target groups '" + group + "' not found");
        }
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        ArrayNode targets = answer.putArray("TargetHealthDescriptions");
        account.ofType(TARGET).stream()
                .filter(target -> target.arn().startsWith(group + "#"))
                .forEach(target -> targets.add(target.state().deepCopy()));
        return answer;
    }
}
