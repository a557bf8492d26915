package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What answers of several services have in common: records within a time, lists of names, tags. */
final class Answers {
    private Answers() {}

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** Whether the member is not asked for, or is this. */
    static boolean isOrUnasked(JsonNode input, String member, JsonNode found) {
        return !input.has(member) || input.path(member).equals(found);
    }

    /**
     * Within StartTime and EndTime, or the last Duration minutes, or else the last hour, as the event lists of RDS and
     * ElastiCache have it.
     */
    private static Predicate<ObjectNode> within(JsonNode input, InstantSource clock) {
        Instant until = input.has("EndTime") ? Scalars.time(input.path("EndTime")) : Instant.MAX;
        Instant from = input.has("StartTime")
                ? Scalars.time(input.path("StartTime"))
                : clock.instant().minusSeconds(60L * input.path("Duration").asInt(60));
        return event -> {
            Instant date = Scalars.time(event.path("Date"));
            return !date.isBefore(from) && !date.isAfter(until);
        };
    }

    /** A page of what happened to what is asked for, within the time that is asked for. */
    static ObjectNode events(ObjectNode input, Pages pages, List<ObjectNode> all, InstantSource clock)
            throws AwsException {
        return pages.page(
                input,
                "Events",
                all.stream()
                        .filter(event -> isOrUnasked(input, "SourceIdentifier", event.path("SourceIdentifier")))
                        .filter(event -> isOrUnasked(input, "SourceType", event.path("SourceType")))
                        .filter(within(input, clock))
                        .toList());
    }

    /** The one that is asked for by its id or ARN, or all; a refusal where it is not there. */
    static List<Resource> asked(List<Resource> all, JsonNode id, String idMember, AwsException refusal)
            throws AwsException {
        if (id.isMissingNode()) {
            return all;
        }
        Optional<Resource> found = all.stream()
                .filter(resource -> resource.arn().equals(id.asText())
                        || resource.state().path(idMember).equals(id))
                .findFirst();
        return List.of(found.orElseThrow(() -> refusal));
    }
}
