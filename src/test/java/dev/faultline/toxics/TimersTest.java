package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers run in order of their instants, on time that the test advances. */
class TimersTest {
    private static final long NOW = Long.MAX_VALUE - 1000;

    private final Timers timers = new Timers();
    private final List<String> ran = new ArrayList<>();

    @Test
    void actionsRunWhenTheyAreDueInTheOrderOfTheirInstants() {
        schedule("second", Duration.ofNanos(20));
        schedule("first", Duration.ofNanos(10));
        schedule("alike", Duration.ofNanos(20));

        timers.runDue(NOW + 9);
        assertThat(ran).isEmpty();
        assertThat(timers.untilNext(NOW + 9)).isEqualTo(Duration.ofNanos(1));
        timers.runDue(NOW + 20);
        assertThat(ran).containsExactly("first", "second", "alike");
        assertThat(timers.isEmpty()).isTrue();
    }

    @Test
    void anActionThatIsCalledOffDoesNotRun() {
        Timers.Timer timer = timers.schedule(NOW, Duration.ZERO, () -> ran.add("never"));
        timer.cancel();
        timer.cancel();

        timers.runDue(NOW);
        assertThat(ran).isEmpty();
    }

    @Test
    void anActionThatSchedulesItselfAnewLetsTheLoopGoOn() {
        timers.schedule(NOW, Duration.ZERO, this::again);

        timers.runDue(NOW);
        assertThat(ran).containsExactly("again");
        assertThat(timers.isEmpty()).isFalse();
    }

    @Test
    void delaysBeyondReasonAreBounded() {
        schedule("negative", Duration.ofSeconds(-5));
        schedule("endless", Duration.ofSeconds(Long.MAX_VALUE));

        timers.runDue(NOW);
        assertThat(ran).containsExactly("negative");
        assertThat(timers.untilNext(NOW)).isGreaterThan(Duration.ofDays(3000));
    }

    private void again() {
        ran.add("again");
        timers.schedule(NOW, Duration.ZERO, this::again);
    }

    private void schedule(String name, Duration delay) {
        timers.schedule(NOW, delay, () -> ran.add(name));
    }
}
