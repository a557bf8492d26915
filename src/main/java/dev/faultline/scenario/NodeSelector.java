package dev.faultline.scenario;

import java.util.Optional;

/**
 * Which nodes a fault is meant for; the plan resolves it to exact names, and an empty result is an error.
 *
 * @param name an exact node name
 * @param service nodes of this service, for example {@code api} or {@code database}
 * @param role nodes in this role, for example {@code primary}
 * @param zone nodes in this zone
 * @param count how many of those that match, chosen by the run's seed; all of them when empty
 */
public record NodeSelector(
        Optional<String> name,
        Optional<String> service,
        Optional<String> role,
        Optional<String> zone,
        Optional<Integer> count) {}
