package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.TargetHealth.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Chooses targets in turn: the healthy ones, or all of them when none is (an ALB "fails open"), or all of them always
 * when nothing is checked. Thread-safe, without a lock.
 */
final class Rotation {
    private final Supplier<List<Target>> targets;
    private final Checks checks;
    private final AtomicInteger turn = new AtomicInteger();

    /** Chooses among what {@code targets} gives at that moment. */
    Rotation(Supplier<List<Target>> targets, Checks checks) {
        this.targets = targets;
        this.checks = checks;
    }

    /**
     * The next target, with a request begun on it that must be told to have ended; empty only when there are no targets
     * at all.
     */
    Optional<Target> next() {
        while (true) {
            List<Target> candidates = inRotation();
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            Target chosen = candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
            // One that was taken out meanwhile refuses, and has left the list before it did.
            if (chosen.requests().begin()) {
                return Optional.of(chosen);
            }
        }
    }

    /** The targets that have turns now. */
    List<Target> inRotation() {
        List<Target> all = targets.get();
        if (checks == Checks.OFF) {
            return all;
        }
        List<Target> healthy = healthy(all);
        return healthy.isEmpty() ? all : healthy;
    }

    /** How many targets are known to be healthy; without checks every one counts as healthy. */
    int healthyCount() {
        List<Target> all = targets.get();
        return checks == Checks.OFF ? all.size() : healthy(all).size();
    }

    private static List<Target> healthy(List<Target> all) {
        return all.stream().filter(target -> target.state() == State.HEALTHY).toList();
    }
}
