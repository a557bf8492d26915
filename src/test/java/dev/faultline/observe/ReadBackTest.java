package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private HttpServer server;

    @BeforeEach
    void aSystemThatHoldsTwoBookings() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/bookings", exchange -> {
            try (exchange) {
                asked.add(System.nanoTime());
                boolean first = exchange.getRequestURI().getQuery().startsWith("after=0&");
                byte[] body = (first
                                ? "{\"bookings\":[{\"id\":\"1\",\"key\":\"k1\",\"slotId\":\"s\",\"capacity\":12,"
                                        + "\"state\":\"booked\",\"version\":1,"
                                        + "\"committed\":\"" + COMMITTED + "\"},{\"id\":\"2\",\"key\":\"k2\","
                                        + "\"slotId\":\"s\",\"capacity\":12,\"state\":\"paid\",\"version\":2}]}"
                                : "{\"bookings\":[]}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(asked.size() <= failures ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
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
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        SystemSpec.ReadBack spec = new SystemSpec.ReadBack("/internal/bookings", 10);

        Event.ReadBack read = new ReadBack(spec, StandInTarget.topologyAt(base), "token", "k2")
                .read(held::add, AnchoredClock.anchored("test"));

        assertThat(read.complete()).isTrue();
        assertThat(read.records()).isEqualTo(1);
        assertThat(held).extracting(HeldRecord::record).containsExactly("k2");
    }

    private Event.ReadBack read() throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ReadBack(new SystemSpec.ReadBack("/internal/bookings", 10), StandInTarget.topologyAt(base), "token")
                .read(held::add, AnchoredClock.anchored("test"));
    }
}
