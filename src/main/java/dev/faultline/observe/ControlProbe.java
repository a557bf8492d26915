package dev.faultline.observe;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final HttpClient http = Client.named("control", TIMEOUT);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pace-control");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts probing {@code control} at once; {@code events} is called from the probe's own threads. */
    public ControlProbe(URI control, RunClock clock, Consumer<Event> events) {
        this.request = HttpRequest.newBuilder(control).timeout(TIMEOUT).build();
        this.clock = clock;
        this.events = events;
        pace.scheduleAtFixedRate(this::probe, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void probe() {
        Instant start = clock.now();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            Duration roundTrip = Duration.between(start, clock.now());
            events.accept(
                    failure == null
                            ? new Event.ControlProbed(start, roundTrip)
                            : new Event.ObservationLost(start, "control link", String.valueOf(failure)));
        });
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
