package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.target.SystemState;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StateWatchTest {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerThatCannotBeUnderstoodIsToldOnceAndTheWatchGoesOn() {
        StandInTarget target = new StandInTarget(URI.create("http://127.0.0.1:1"), this::understoodFromTheThirdOn);
        try (StateWatch watch = new StateWatch(target, AnchoredClock.anchored("test"), events::add)) {
            await().until(() -> watch.latest().isPresent());
        }
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.ObservationLost.class,
                        lost -> assertThat(lost.why()).contains("no number"));
    }

    private SystemState understoodFromTheThirdOn() {
        if (asked.incrementAndGet() < 3) {
            throw new IllegalArgumentException("no number");
        }
        return StandInTarget.with(new SystemState.Invariant("one-writer", true, "db-a"));
    }
}
