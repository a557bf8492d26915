package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Finds what a target of an experiment means: by ARN, or by tags, filters and parameters, and then so many of it. */
final class TargetResolution {
    private final Account account;

    TargetResolution(Account account) {
        this.account = account;
    }

    /** What the target means, in the account's order: the first ones where only some are wanted. */
    List<Resource> of(JsonNode target) {
        List<Resource> found =
                target.has("resourceArns") && !target.path("resourceArns").isEmpty()
                        ? named(target.path("resourceArns"))
                        : tagged(target);
        return selected(target.path("selectionMode").asText(), found);
    }

    private List<Resource> named(JsonNode arns) {
        List<Resource> found = new ArrayList<>();
        arns.forEach(arn -> account.find(arn.asText()).ifPresent(found::add));
        return found;
    }

    private List<Resource> tagged(JsonNode target) {
        Map<String, String> tags = Templates.map(target.path("resourceTags"));
        return account.ofType(target.path("resourceType").asText()).stream()
                .filter(resource -> resource.bears(tags))
                .filter(resource -> StreamSupport.stream(target.path("filters").spliterator(), false)
                        .allMatch(filter -> passes(resource, filter)))
                .filter(resource -> Templates.map(target.path("parameters")).entrySet().stream()
                        .allMatch(parameter -> narrows(resource, parameter.getKey(), parameter.getValue())))
                .toList();
    }

    /** Paths are written with capitals, whatever the API of the resource does. */
    private static boolean passes(Resource resource, JsonNode filter) {
        JsonNode found = resource.state();
        for (String step : filter.path("path").asText().split("\\.")) {
            String first = step.substring(0, 1).toLowerCase(Locale.ROOT) + step.substring(1);
            found = found.has(step) ? found.path(step) : found.path(first);
        }
        Set<String> values = new HashSet<>();
        filter.path("values").forEach(value -> values.add(value.asText()));
        return values.contains(found.asText());
    }

    private static boolean narrows(Resource resource, String parameter, String value) {
        JsonNode state = resource.state();
        return switch (parameter) {
            case "cluster" ->
                state.path("clusterArn").asText().endsWith("/" + value)
                        || state.path("clusterArn").asText().equals(value);
            case "service" -> state.path("group").asText().equals("service:" + value);
            case "availabilityZoneIdentifier" -> zones(state).contains(value);
            case "availabilityZoneIdentifiers", "writerAvailabilityZoneIdentifiers" ->
                Set.of(value.split(","))
                        .contains(zones(state).isEmpty() ? "" : zones(state).get(0));
            case "vpc" -> state.path("VpcId").asText().equals(value);
            default -> throw new IllegalStateException("the stand-in does not know the target parameter " + parameter);
        };
    }

    /** In which zones it is, the one of its writer first. */
    private static List<String> zones(JsonNode state) {
        List<String> zones = new ArrayList<>();
        for (String name : List.of("AvailabilityZone", "availabilityZone", "WriterAvailabilityZone")) {
            if (state.has(name)) {
                zones.add(state.path(name).asText());
            }
        }
        for (JsonNode group : state.path("NodeGroups")) {
            group.path("NodeGroupMembers")
                    .forEach(member ->
                            zones.add(member.path("PreferredAvailabilityZone").asText()));
        }
        return zones;
    }

    private static List<Resource> selected(String mode, List<Resource> found) {
        if (mode.equals("ALL")) {
            return found;
        }
        int number = Integer.parseInt(mode.replaceAll("\\D", ""));
        int wanted = mode.startsWith("COUNT") ? number : Math.max(1, found.size() * number / 100);
        return found.subList(0, Math.min(found.size(), wanted));
    }
}
