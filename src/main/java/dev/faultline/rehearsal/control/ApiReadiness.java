package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import java.util.function.IntSupplier;

/**
 * Whether an API instance takes traffic: as the load balancer says; or, where it checks nothing, as the instance says
 * when it is asked. Safe for any thread.
 */
final class ApiReadiness {
    private final ServiceHealth health;
    private final Checks checks;

    ApiReadiness(ServiceHealth health, Checks checks) {
        this.health = health;
        this.checks = checks;
    }

    /** Begins to look at what listens on {@code port} and is called {@code target}. */
    void watch(String target, IntSupplier port) {
        if (checks == Checks.OFF) {
            health.watchHttp(target, port, "/ready");
        }
    }

    /** Looks no more. */
    void forget(String target) {
        health.forget(target);
    }

    /** Whether it took traffic when it was last looked at. */
    boolean ready(String target) {
        return checks == Checks.OFF ? health.serves(target) : health.inRotation(target);
    }

    /** Whether the load balancer sends requests to a target that was registered a moment ago; asks it now, within bounds. */
    boolean inRotationNow(String target) {
        return checks == Checks.OFF || health.inRotationNow(target);
    }

    /** Whether the node's present instance takes traffic, or the one that is to take its place. */
    boolean ready(ApiNode node) {
        boolean present = node.instance().process().isPresent() && ready(node.name());
        boolean next = node.replacement()
                .filter(replacement -> replacement.instance().process().isPresent())
                .isPresent();
        return present || next && ready(node.nextTarget());
    }
}
