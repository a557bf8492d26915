package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.StandInServer;
import dev.faultline.target.StandInServer.Answer;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadBackTest {
    private static final Instant COMMITTED = Instant.parse("2026-12-01T10:00:00.123456Z");

    private final List<HeldRecord> held = new ArrayList<>();
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private volatile int failures;
    private StandInServer server;

    @BeforeEach
    void aSystemThatHoldsTwoBookings() throws IOException {
        server = new StandInServer(request -> {
            asked.add(System.nanoTime());
            return new Answer(asked.size() <= failures ? 500 : 200, bookings(request.target()));
        });
    }

    private static String bookings(String target) {
        return target.startsWith("/internal/bookings?after=0&")
                ? "{\"bookings\":[{\"id\":\"1\",\"key\":\"k1\",\"slotId\":\"s\",\"capacity\":12,"
                        + "\"state\":\"booked\",\"version\":1,\"committed\":\"" + COMMITTED + "\"},"
                        + "{\"id\":\"2\",\"key\":\"k2\",\"slotId\":\"s\",\"capacity\":12,"
                        + "\"state\":\"paid\",\"version\":2}]}"
                : "{\"bookings\":[]}";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allRecordsAreReadThosePaidForToo() throws InterruptedException {
        assertThat(read().complete()).isTrue();
        assertThat(held)
                .containsExactly(
                        new HeldRecord("k1", "1", "s", 12, "booked", 1, Optional.of(COMMITTED)),
                        new HeldRecord("k2", "2", "s", 12, "paid", 2));
    }

    @Test
    void aMomentsErrorIsWaitedOut() throws InterruptedException {
        failures = 2;
        assertThat(read().complete()).isTrue();
        assertThat(held).hasSize(2);
        assertThat(Duration.ofNanos(asked.get(2) - asked.get(0))).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void anErrorThatStaysIsToldWithWhatWasRead() throws InterruptedException {
        failures = 3;
        assertThat(read())
                .satisfies(event -> assertThat(event.complete()).isFalse())
                .satisfies(event -> assertThat(event.detail()).contains("stopped after record 0", "answered 500"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void whatOthersHaveMadeIsPassedOver() throws InterruptedException {
        SystemSpec.ReadBack spec = new SystemSpec.ReadBack("/internal/bookings", 10);

        Event.ReadBack read = new ReadBack(spec, StandInTarget.topologyAt(server.uri()), "token", "k2")
                .read(held::add, AnchoredClock.anchored("test"));

        assertThat(read.complete()).isTrue();
        assertThat(read.records()).isEqualTo(1);
        assertThat(held).extracting(HeldRecord::record).containsExactly("k2");
    }

    private Event.ReadBack read() throws InterruptedException {
        return new ReadBack(
                        new SystemSpec.ReadBack("/internal/bookings", 10),
                        StandInTarget.topologyAt(server.uri()),
                        "token")
                .read(held::add, AnchoredClock.anchored("test"));
    }
}
