package dev.faultline.observe;

import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Probes the one link that no fault touches, all the time: when it stalls, it is the harness or its fault proxy that
 * stalls and not the system, and what was measured meanwhile cannot be trusted.
 */
public final class ControlProbe implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpRequest request;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final HttpClient http;
    private final Pace pace;

    /** Starts probing a target's control link at once; {@code events} is called from the probe's own threads. */
    public ControlProbe(Topology topology, RunClock clock, Consumer<Event> events) {
        this.request =
                HttpRequest.newBuilder(topology.control()).timeout(TIMEOUT).build();
        this.http = Client.named("control", TIMEOUT, topology.surroundings().certificate());
        this.clock = clock;
        this.events = events;
        this.pace = new Pace("pace-control", EVERY, this::probe, failure -> lost(clock.now(), failure));
    }

    private void probe() {
        Instant start = clock.now();
        var unused = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        events.accept(new Event.ControlProbed(start, Duration.between(start, clock.now())));
                    } else {
                        lost(start, failure);
                    }
                });
    }

    private void lost(Instant at, Throwable failure) {
        events.accept(new Event.ObservationLost(at, "control link", String.valueOf(failure)));
    }

    @Override
    public void close() {
        pace.close();
    }
}
