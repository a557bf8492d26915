package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.TargetHealth.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses targets in turn: the healthy ones, or all of them when none is (an ALB "fails open"), or all of them always
 * when nothing is checked. Thread-safe.
 */
final class Rotation {
    private final List<Target> targets;
    private final Checks checks;
    private final AtomicInteger turn = new AtomicInteger();

    Rotation(List<Target> targets, Checks checks) {
        this.targets = List.copyOf(targets);
        this.checks = checks;
    }

    List<Target> targets() {
        return targets;
    }

    /** The next target; empty only when there are none at all. */
    Optional<Target> next() {
        List<Target> candidates = candidates();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
    }

    private List<Target> candidates() {
        if (checks == Checks.OFF) {
            return targets;
        }
        List<Target> healthy = targets.stream()
                .filter(target -> target.state() == State.HEALTHY)
                .toList();
        return healthy.isEmpty() ? targets : healthy;
    }
}
