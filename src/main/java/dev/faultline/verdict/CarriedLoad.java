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
