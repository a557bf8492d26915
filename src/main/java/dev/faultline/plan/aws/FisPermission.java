package dev.faultline.plan.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that the experiment's role must be allowed for an action. {@code {partition}}, {@code {region}} and
 * {@code {account}} stand for where the experiment runs, {@code {cluster}} for the cluster that its target names,
 * {@code {targets}} for the ARNs that its target names.
 *
 * @param actions what is allowed, for example {@code ecs:StopTask}
 * @param on patterns of the ARNs on which it is allowed
 * @param when the conditions under which: operator, key, value
 * @param tagged whether it is allowed only on resources that are tagged for experiments
 */
record FisPermission(List<String> actions, List<String> on, Map<String, Map<String, String>> when, boolean tagged) {
    FisPermission {
        actions = List.copyOf(actions);
        on = List.copyOf(on);
        when = when == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }
}
