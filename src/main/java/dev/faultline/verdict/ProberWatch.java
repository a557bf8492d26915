package dev.faultline.verdict;

import dev.faultline.timeline.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Notices a prober that watched a path before the fault and not after it. */
final class ProberWatch {
    private boolean before;
    private boolean after;

    void see(Outcome outcome, Instant injected) {
        if (outcome.source().startsWith("probe:")) {
            before |= outcome.start().isBefore(injected);
            after |= !outcome.start().isBefore(injected);
        }
    }

    Optional<String> doubt(String path) {
        return before && !after
                ? Optional.of("the prober of " + path + " fell silent when the fault was injected")
                : Optional.empty();
    }
}
