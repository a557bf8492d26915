package dev.faultline.rehearsal.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many requests a client may make, on a clock that the test moves. */
class FloodLimitTest {
    private long now = Long.MAX_VALUE - 5; // The monotonic clock may wrap around.
    private final FloodLimit limit = new FloodLimit(10, 3, () -> now);

    @Test
    void aSecondsWorthMayComeAtOnceAndNoMore() {
        assertThat(allowed("10.0.0.1", 15)).isEqualTo(10);
        assertThat(limit.refuse("10.0.0.1")).contains(Duration.ofMillis(100));
    }

    @Test
    void theBucketFillsAtTheRate() {
        allowed("10.0.0.1", 10);
        pass(Duration.ofMillis(250));
        assertThat(allowed("10.0.0.1", 10)).isEqualTo(2);
        pass(Duration.ofSeconds(60));
        assertThat(allowed("10.0.0.1", 100))
                .as("it never holds more than a second's worth")
                .isEqualTo(10);
    }

    @Test
    void atTheRateNothingIsRefused() {
        for (int i = 0; i < 500; i++) {
            assertThat(limit.refuse("10.0.0.1")).isEmpty();
            pass(Duration.ofMillis(100));
        }
    }

    @Test
    void overTheRateWhatGoesOnIsTheRate() {
        int allowed = 0;
        for (int i = 0; i < 10_000; i++) {
            allowed += allowed("10.0.0.1", 1);
            pass(Duration.ofMillis(10));
        }
        assertThat(allowed).isBetween(1_000, 1_010);
    }

    @Test
    void oneClientDoesNotUseUpAnothers() {
        allowed("10.0.0.1", 100);
        assertThat(allowed("10.0.0.2", 100)).isEqualTo(10);
    }

    @Test
    void onlyTheClientsSeenLastAreRemembered() {
        allowed("kept", 10);
        IntStream.range(0, 100).forEach(i -> {
            limit.refuse("made up " + i);
            assertThat(limit.refuse("kept"))
                    .as("it is still seen, so it is not forgotten")
                    .isPresent();
        });
        assertThat(limit.clients()).isEqualTo(3);
    }

    private int allowed(String client, int requests) {
        return (int) IntStream.range(0, requests)
                .filter(any -> limit.refuse(client).isEmpty())
                .count();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
