package dev.faultline.rehearsal.control;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A steady stream of GET requests for a test; it remembers every answer that was not 200. */
final class Trickle implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final HttpRequest request;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);

    private Trickle(HttpClient http, URI url) {
        this.http = http;
        this.request = HttpRequest.newBuilder(url).timeout(LIMIT).build();
    }

    /** So many a second, whatever becomes of those before. */
    static Trickle of(HttpClient http, URI url, int perSecond) {
        Trickle trickle = new Trickle(http, url);
        var unused = trickle.clock.scheduleAtFixedRate(
                trickle::send, 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
        return trickle;
    }

    private void send() {
        var unused = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    answered.incrementAndGet();
                    if (failure != null) {
                        failures.add(failure.toString());
                    } else if (answer.statusCode() != 200) {
                        failures.add(answer.statusCode() + " " + answer.body());
                    }
                });
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
