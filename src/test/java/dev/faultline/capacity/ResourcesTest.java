package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When it was this machine, or the harness, and not what is measured. */
class ResourcesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aFullMachineIsTheLimitWhateverElseIsFull() {
        assertThat(Resources.machineWasTheLimit(Map.of(Resources.MACHINE, 95.0, "cpu of api", 100.0)))
                .isTrue();
    }

    @Test
    void aBusyMachineIsTheLimitOnlyWhereNothingElseIsFull() {
        assertThat(Resources.machineWasTheLimit(Map.of(Resources.MACHINE, 80.0, "cpu of api", 97.0)))
                .isFalse();
        assertThat(Resources.machineWasTheLimit(Map.of(Resources.MACHINE, 80.0, "cpu of api", 60.0)))
                .isTrue();
        assertThat(Resources.machineWasTheLimit(Map.of(Resources.MACHINE, 50.0, "cpu of api", 60.0)))
                .isFalse();
    }

    @Test
    void aControlLinkThatIsProbedAllTheTimeLeavesNoDoubt() {
        ControlLink link = probed(Duration.ofMillis(3), 100);
        assertThat(link.doubt(START, START.plusSeconds(8))).isEmpty();
    }

    @Test
    void aStallOfTheControlLinkLeavesAStepUnseen() {
        ControlLink link = probed(Duration.ofMillis(3), 100);
        link.heard(new Event.ControlProbed(START.plusSeconds(4), Duration.ofMillis(1_200)));
        assertThat(link.doubt(START, START.plusSeconds(8)).orElseThrow()).contains("stood still for 1200 ms");
        assertThat(link.doubt(START.plusSeconds(5), START.plusSeconds(8))).isEmpty();
    }

    @Test
    void aLinkThatWasNotProbedLeavesAStepUnseen() {
        ControlLink link = probed(Duration.ofMillis(3), 30);
        assertThat(link.doubt(START, START.plusSeconds(8)).orElseThrow()).contains("was not probed");
        assertThat(new ControlLink().doubt(START, START.plusSeconds(8))).isPresent();
    }

    /** A probe every 100 ms. */
    private static ControlLink probed(Duration roundTrip, int probes) {
        ControlLink link = new ControlLink();
        for (int i = 0; i < probes; i++) {
            link.heard(new Event.ControlProbed(START.plusMillis(100L * i), roundTrip));
        }
        return link;
    }
}
