package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is broken before a baseline was steady, and an unsteady one is measured again. */
class BaselineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(15);
    /** How much later it is each time that somebody looks: no wait is ever left. */
    private static final Duration STEP = Duration.ofSeconds(16);

    private final Interruption interruption = new Interruption();
    private final List<String> recorded = new ArrayList<>();
    private final Deque<String> unsteady = new ArrayDeque<>();
    private Instant now = START;

    private Optional<Instant> steady() throws IOException, InterruptedException {
        Baseline.Recording recording = new Baseline.Recording() {
            @Override
            public void begins(Instant at) {
                recorded.add("begins " + Duration.between(START, at).toSeconds());
            }

            @Override
            public Optional<String> broken() {
                return Optional.ofNullable(unsteady.poll());
            }

            @Override
            public void rejected(Instant at, String found) {
                recorded.add(found + " " + Duration.between(START, at).toSeconds());
            }
        };
        return new Baseline(LENGTH, interruption, () -> now = now.plus(STEP), recording).steady(START);
    }

    @Test
    void aSteadyBaselineIsMeasuredOnceAndEndsWhenItWasToEnd() throws Exception {
        assertThat(steady()).hasValue(START.plus(LENGTH));
        assertThat(recorded).containsExactly("begins 0");
        assertThat(interruption.reason()).isEmpty();
    }

    @Test
    void anUnsteadyOneIsMeasuredAgainFromTheInstantOfItsRejection() throws Exception {
        unsteady.add("slow");
        assertThat(steady()).hasValue(START.plus(STEP.multipliedBy(2)).plus(LENGTH));
        assertThat(recorded).containsExactly("begins 0", "slow 32", "begins 32");
        assertThat(interruption.reason()).isEmpty();
    }

    @Test
    void aSystemThatIsNeverSteadyIsNotBroken() throws Exception {
        unsteady.addAll(List.of("slow", "slower", "slowest"));
        assertThat(steady()).isEmpty();
        assertThat(recorded).filteredOn(line -> line.startsWith("begins")).hasSize(3);
        assertThat(interruption.reason()).hasValue("no steady state before the first fault, in 3 tries: slowest");
    }

    @Test
    void aRunThatIsCutShortIsNotMeasuredAnyMore() throws Exception {
        interruption.request("SIGINT");
        unsteady.add("slow");
        assertThat(steady()).isEmpty();
        assertThat(recorded).containsExactly("begins 0");
        assertThat(interruption.reason()).hasValue("SIGINT");
    }
}
