package dev.faultline.rehearsal.firewall;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the firewall refuses, as data.
 *
 * @param id as clients and metrics name it
 * @param parts where it looks
 * @param pattern found anywhere in such a part means a match; it is applied to {@linkplain Normalised normalised} text,
 *     which is in lower case
 * @param description what the rule is against
 */
public record Rule(String id, Set<Part> parts, Pattern pattern, String description) {
    /** Copies the set, so that the record cannot change. */
    public Rule {
        parts = Set.copyOf(parts);
    }

    static Rule of(String id, Set<Part> parts, String pattern, String description) {
        return new Rule(id, parts, Pattern.compile(pattern), description);
    }

    /** Whether this rule looks at {@code part}, and finds in it what it is against. */
    boolean matches(Part part, CharSequence normalised) {
        return parts.contains(part) && pattern.matcher(normalised).find();
    }
}
