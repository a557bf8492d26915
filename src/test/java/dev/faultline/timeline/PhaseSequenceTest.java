package dev.faultline.timeline;

import static dev.faultline.timeline.Phase.BASELINE;
import static dev.faultline.timeline.Phase.DRAIN;
import static dev.faultline.timeline.Phase.FAULT;
import static dev.faultline.timeline.Phase.WARM_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only the baseline after which something was broken is one. */
class PhaseSequenceTest {
    private static Event.PhaseBegan began(int second, Phase phase) {
        return new Event.PhaseBegan(Instant.EPOCH.plusSeconds(second), phase);
    }

    @Test
    void aBaselineThatAnotherFollowedBelongsToTheWarmUp() {
        assertThat(PhaseSequence.of(List.of(
                        began(0, WARM_UP),
                        began(10, BASELINE),
                        began(20, BASELINE),
                        began(30, BASELINE),
                        began(40, FAULT))))
                .containsExactly(began(0, WARM_UP), began(30, BASELINE), began(40, FAULT));
    }

    @Test
    void theLastBaselineIsOneEvenWhereNothingWasBrokenAfterIt() {
        assertThat(PhaseSequence.of(List.of(began(20, BASELINE), began(10, BASELINE), began(30, DRAIN))))
                .containsExactly(began(10, WARM_UP), began(20, BASELINE), began(30, DRAIN));
    }

    @Test
    void otherEventsAreNoPhases() {
        assertThat(PhaseSequence.of(List.of(new Event.LoadStarted(Instant.EPOCH, "load:X"))))
                .isEmpty();
    }
}
