package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.target.StandInServer;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The database's clock is placed within the fastest of several round trips. */
class ClockWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration AHEAD = Duration.ofMillis(40);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    /** The run's clock, in nanoseconds after noon. */
    private final AtomicLong now = new AtomicLong();

    private Instant now() {
        return NOON.plusNanos(now.get());
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** A platform whose clock is ahead; each trip takes longer than the one before, and more of it on the way back. */
    private StandInServer.Answer answer(StandInServer.Request request) {
        assertThat(request.line()).isEqualTo("GET /database/clock");
        passes(Duration.ofMillis(1));
        String told = now().plus(AHEAD).toString();
        passes(Duration.ofMillis(3).plus(Duration.ofNanos(now.get() / 10)));
        return new StandInServer.Answer(200, "{\"now\":\"" + told + "\"}");
    }

    @Test
    void theOffsetLiesWithinHalfOfTheFastestTrip() throws Exception {
        try (StandInServer platform = new StandInServer(this::answer);
                ClockWatch watch = new ClockWatch(platform.uri(), this::now, events::add)) {
            assertThat(watch).isNotNull();
            await().until(() -> !events.isEmpty());
        }
        Event.ClockCompared compared = (Event.ClockCompared) events.get(0);
        assertThat(compared.clock()).isEqualTo("database");
        // The first trip is the fastest: 1 ms there and 3.1 ms back.
        assertThat(compared.uncertainty()).isBetween(Duration.ofMillis(2), Duration.ofNanos(2_060_000));
        assertThat(compared.ahead().minus(AHEAD).abs()).isLessThanOrEqualTo(compared.uncertainty());
        assertThat(compared.ahead()).isNotEqualTo(AHEAD);
    }

    @Test
    void aDatabaseThatIsAwayIsComparedAgainOnceItIsBack() throws Exception {
        AtomicLong asked = new AtomicLong();
        try (StandInServer platform = new StandInServer(request -> asked.incrementAndGet() < 2
                        ? new StandInServer.Answer(500, "{\"error\":\"the primary does not answer\"}")
                        : answer(request));
                ClockWatch watch = new ClockWatch(platform.uri(), this::now, events::add)) {
            assertThat(watch).isNotNull();
            await().until(() -> !events.isEmpty());
        }
        assertThat(events).first().isInstanceOf(Event.ClockCompared.class);
    }
}
