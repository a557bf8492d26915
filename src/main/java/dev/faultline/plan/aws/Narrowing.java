package dev.faultline.plan.aws;

import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import java.util.List;
import java.util.Map;

/**
 * Which of the resources that are found are meant.
 *
 * @param selectionMode {@code ALL} or {@code COUNT(n)}
 * @param filters by what the API says about them
 * @param parameters in ways that depend on their type
 */
record Narrowing(String selectionMode, List<Filter> filters, Map<String, String> parameters) {
    /** All of them. */
    static final Narrowing NONE = new Narrowing(Draft.ALL, List.of(), Map.of());

    static Narrowing to(String selectionMode, Filter... filters) {
        return new Narrowing(selectionMode, List.of(filters), Map.of());
    }

    static Narrowing by(String selectionMode, Map<String, String> parameters) {
        return new Narrowing(selectionMode, List.of(), parameters);
    }
}
