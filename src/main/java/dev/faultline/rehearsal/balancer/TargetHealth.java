package dev.faultline.rehearsal.balancer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What the checks so far say of a target. Immutable.
 *
 * <p>As an ALB does: a target that was never checked becomes healthy with its first passed check; after that it takes
 * the configured number of results in a row that disagree with its state.
 *
 * @param state as shown to operators
 * @param disagreeing how many results in a row disagreed with the state
 */
record TargetHealth(State state, int disagreeing) {
    static final TargetHealth UNCHECKED = new TargetHealth(State.UNCHECKED, 0);

    /** A target's state. */
    enum State {
        UNCHECKED,
        HEALTHY,
        UNHEALTHY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many results in a row it takes. */
    record Thresholds(int unhealthyAfter, int healthyAfter) {}

    /** The health after one more result. */
    TargetHealth after(CheckResult result, Thresholds thresholds) {
        return result == CheckResult.PASSED ? afterPass(thresholds) : afterFailure(thresholds);
    }

    private TargetHealth afterPass(Thresholds thresholds) {
        return switch (state) {
            case UNCHECKED -> new TargetHealth(State.HEALTHY, 0);
            case HEALTHY -> new TargetHealth(State.HEALTHY, 0);
            case UNHEALTHY -> towards(State.HEALTHY, thresholds.healthyAfter());
        };
    }

    private TargetHealth afterFailure(Thresholds thresholds) {
        return switch (state) {
            case UNCHECKED, HEALTHY -> towards(State.UNHEALTHY, thresholds.unhealthyAfter());
            case UNHEALTHY -> new TargetHealth(State.UNHEALTHY, 0);
        };
    }

    private TargetHealth towards(State other, int enough) {
        return disagreeing + 1 >= enough ? new TargetHealth(other, 0) : new TargetHealth(state, disagreeing + 1);
    }
}
