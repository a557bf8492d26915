package dev.faultline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares the clock that the database dates commits by with the run's, once a second, and records it. Each look is a few
 * round trips, of which the fastest counts: the database read its clock somewhere within it, so the two are apart by what
 * it showed less the middle of the trip, give or take half of the trip (Cristian, Probabilistic clock synchronization,
 * 1989). A look that fails records nothing: who needs it finds it missing.
 */
public final class ClockWatch implements AutoCloseable {
    /** How the database's clock is called in events. */
    public static final String DATABASE = "database";

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final int TRIPS = 6;
    /** The database tells the time in microseconds. */
    private static final Duration GRAIN = Duration.ofNanos(1_000);

    private final HttpRequest request;
    private final HttpClient http;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Pace pace;

    /**
     * Starts comparing at once.
     *
     * @param operations the platform's operations, which answer {@code GET /database/clock}
     * @param events called from the watch's own thread
     */
    public ClockWatch(URI operations, RunClock clock, Consumer<Event> events) {
        this.request = HttpRequest.newBuilder(operations.resolve("/database/clock"))
                .timeout(LIMIT)
                .build();
        this.http = Client.named("clocks", LIMIT);
        this.clock = clock;
        this.events = events;
        this.pace = new Pace("pace-clocks", EVERY, this::look, failure -> {});
    }

    private void look() {
        try {
            Optional<Event.ClockCompared> best = Optional.empty();
            for (int i = 0; i < TRIPS; i++) {
                Event.ClockCompared next = trip();
                best = best.filter(before -> tighter().compare(before, next) <= 0)
                        .or(() -> Optional.of(next));
            }
            best.ifPresent(events);
        } catch (IOException | DateTimeParseException e) {
            // The database is away, as it is after a fault: the next look is a second later.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Comparator<Event.ClockCompared> tighter() {
        return Comparator.comparing(Event.ClockCompared::uncertainty);
    }

    private Event.ClockCompared trip() throws IOException, InterruptedException {
        Instant sent = clock.now();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        Instant arrived = clock.now();
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
        JsonNode told = RecordJson.mapper().readTree(answer.body());
        Duration half = Duration.between(sent, arrived).dividedBy(2);
        return new Event.ClockCompared(
                arrived,
                DATABASE,
                Duration.between(sent.plus(half), Instant.parse(told.path("now").asText())),
                half.plus(GRAIN));
    }

    @Override
    public void close() {
        pace.close();
    }
}
