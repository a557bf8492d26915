package dev.faultline.verdict;

import java.util.List;
import java.util.Optional;

/**
 * How far up a staircase the service level held.
 *
 * @param steps what became of each step, from the lowest to the highest; at least one
 */
record CarriedLoad(List<StepFinding> steps) {
    /** The highest step that held, as did all below it. */
    Optional<StepFinding> held() {
        return above() == 0 ? Optional.empty() : Optional.of(steps.get(above() - 1));
    }

    /** The lowest step that broke. */
    Optional<StepFinding> broke() {
        return steps.stream().filter(StepFinding::broke).findFirst();
    }

    /** The index of the first step that did not hold. */
    private int above() {
        int held = 0;
        while (held < steps.size() && steps.get(held).held()) {
            held++;
        }
        return held;
    }

    String measured() {
        if (above() == steps.size()) {
            return "at least " + steps.get(steps.size() - 1).rate() + ": no step broke it";
        }
        StepFinding next = steps.get(above());
        if (next.broke()) {
            return held().map(step -> step.rate() + ", and " + next.rate() + " broke it")
                    .orElse("less than " + next.rate() + ": the lowest step broke it");
        }
        String open = next.rate() + " was not decided";
        return held().map(step -> "at least " + step.rate() + ": " + open).orElse("not known: " + open)
                + broke().map(step -> ", and " + step.rate() + " broke it").orElse("");
    }

    /**
     * The load that was carried, to the step above it: between the two nothing was offered. Empty where a step was not
     * decided: what was carried may then be more. Where no step broke, it is the highest that was offered.
     *
     * @param required what is to be carried, a second
     */
    Optional<Reading> reading(double required) {
        double carried = held().map(StepFinding::usersPerSecond).orElse(0.0);
        if (above() == steps.size()) {
            double below = steps.size() < 2 ? 0 : steps.get(steps.size() - 2).usersPerSecond();
            return Optional.of(Reading.of(Quantity.CAPACITY, carried, carried - below, required));
        }
        StepFinding next = steps.get(above());
        return next.broke()
                ? Optional.of(Reading.of(Quantity.CAPACITY, carried, next.usersPerSecond() - carried, required))
                : Optional.empty();
    }

    /** Between two steps nothing was offered. */
    String bound() {
        String low = held().map(step -> "from " + step.rate()).orElse("");
        String high = broke().map(step -> "below " + step.rate()).orElse("");
        if (!low.isEmpty() && !high.isEmpty()) {
            return low + " to " + high;
        }
        return low.isEmpty() ? high : "right-censored: " + low + " up";
    }
}
