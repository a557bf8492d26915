package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tagging API of AWS Resource Groups: what bears tags. */
final class Tagging implements Service {
    private static final Pages PAGES = new Pages("ResourcesPerPage", "PaginationToken", 3);

    private final Account account;

    Tagging(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public ServiceModel model() {
        return Models.TAGGING;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetResources", this::resources);
    }

    private ObjectNode resources(ObjectNode input) throws AwsException {
        Set<String> types = Answers.texts(input.path("ResourceTypeFilters"));
        Set<String> arns = Answers.texts(input.path("ResourceARNList"));
        ObjectNode asked = input.deepCopy();
        if (asked.path("PaginationToken").asText().isEmpty()) {
            asked.remove("PaginationToken");
        }
        List<ObjectNode> found = account.all().stream()
                .filter(resource -> !resource.tags().isEmpty())
                .filter(resource -> types.isEmpty() || types.stream().anyMatch(type -> isOf(resource.arn(), type)))
                .filter(resource -> arns.isEmpty() || arns.contains(resource.arn()))
                .filter(resource -> passes(resource, input.path("TagFilters")))
                .map(Tagging::shown)
                .toList();
        ObjectNode page = PAGES.page(asked, "ResourceTagMappingList", found);
        if (!page.has("PaginationToken")) {
            page.put("PaginationToken", "");
        }
        return page;
    }

    /** A type is a service, or a service and what stands before the first colon or slash of a resource of it. */
    private static boolean isOf(String arn, String type) {
        String[] parts = arn.split(":", 6);
        return type.equals(parts[2]) || type.equals(parts[2] + ":" + parts[5].split("[:/]", 2)[0]);
    }

    private static boolean passes(Resource resource, JsonNode filters) {
        for (JsonNode filter : filters) {
            String value = resource.tags().get(filter.path("Key").asText());
            Set<String> values = Answers.texts(filter.path("Values"));
            if (value == null || !values.isEmpty() && !values.contains(value)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode shown(Resource resource) {
        ObjectNode shown = ServiceModel.JSON.createObjectNode().put("ResourceARN", resource.arn());
        ArrayNode tags = shown.putArray("Tags");
        resource.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return shown;
    }
}
