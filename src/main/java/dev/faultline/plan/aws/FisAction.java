package dev.faultline.plan.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One action of AWS FIS, as AWS's reference describes it.
 *
 * @param target what it acts on; empty where it acts on nothing in particular
 * @param parameters what can be given, by name
 * @param permissions what the experiment's role needs for it; empty where that is not known well enough to be granted
 */
record FisAction(
        Optional<ActionTarget> target,
        Map<String, FisParameter> parameters,
        Optional<List<FisPermission>> permissions) {
    FisAction {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        permissions = permissions.map(List::copyOf);
    }

    /**
     * What an action acts on.
     *
     * @param key the name by which the action refers to its target, for example {@code Tasks}
     * @param resourceType the type that the target must be of, for example {@code aws:ecs:task}
     * @param by how the resources can be named: {@code arns}, {@code tags}; empty where any way will do
     */
    record ActionTarget(String key, String resourceType, List<String> by) {
        ActionTarget {
            by = by == null ? List.of() : List.copyOf(by);
        }
    }
}
