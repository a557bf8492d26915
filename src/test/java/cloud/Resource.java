package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that there is in an account. Guarded by its account.
 *
 * @param arn its name
 * @param type what FIS calls its kind, for example {@code aws:rds:db}; for other kinds a name of the same form
 * @param tags changed in place
 * @param state what the API of its service describes it as, changed in place
 */
public record Resource(String arn, String type, Map<String, String> tags, ObjectNode state) {
    /** Copies the tags. */
    public Resource {
        tags = new LinkedHashMap<>(tags);
    }

    boolean bears(Map<String, String> asked) {
        return tags.entrySet().containsAll(asked.entrySet());
    }
}
