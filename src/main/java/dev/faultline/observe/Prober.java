package dev.faultline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.scenario.Marks;
import dev.faultline.scenario.SystemSpec.Probe;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Probes one critical path at a steady pace, each probe on its own: a hanging one does not delay the next. It gives the
 * measurement its resolution whatever the load does. A GET may be re-sent once by the client where a pooled connection
 * turns out to be closed, as a browser does; a POST never is. Closing it waits for the probes under way, bounded by
 * their time-out.
 */
public final class Prober implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Probe probe;
    private final URI base;
    private final String token;
    private final String keyPrefix;
    private final Optional<Mark> mark;
    private final RunClock clock;
    private final Consumer<Outcome> outcomes;
    private final Consumer<LedgerEntry> ledger;
    private final Consumer<Event> events;
    private final HttpClient http;
    private final Pace pace;
    private final AtomicLong sent = new AtomicLong();
    private final Phaser underWay = new Phaser(1);

    /**
     * Starts probing at once.
     *
     * @param probe what to send and how often
     * @param access where, and as whom
     * @param sinks where its records go; called from the prober's own threads
     */
    public Prober(Probe probe, Access access, RunClock clock, Sinks sinks) {
        this.probe = probe;
        this.base = access.base();
        this.token = access.token();
        String ours = access.marks().keysOf(access.runId());
        this.keyPrefix = (ours.isEmpty() ? "probe-" + access.runId() : ours + "probe") + "-" + probe.path() + "-";
        this.mark = access.marks().header().map(name -> new Mark(name, access.runId()));
        this.clock = clock;
        this.outcomes = sinks.outcomes();
        this.ledger = sinks.ledger();
        this.events = sinks.events();
        this.http = Client.named("probe-" + probe.path(), probe.timeout(), access.certificate());
        this.pace = new Pace("pace-" + probe.path(), probe.every(), this::send, e -> lost(String.valueOf(e)));
    }

    /**
     * Where the system is, and as whom it is probed.
     *
     * @param base where clients reach it
     * @param certificate what it proves its name with, in PEM, where clients cannot know it otherwise
     * @param token of the user who probes
     * @param runId of the run; makes keys unique
     * @param marks how what the probes leave can be told from others' records
     */
    public record Access(URI base, Optional<String> certificate, String token, String runId, Marks marks) {
        /** To a stand-in, where there are no others. */
        public Access(URI base, Optional<String> certificate, String token, String runId) {
            this(base, certificate, token, runId, Marks.OF_A_STAND_IN);
        }
    }

    /** A header that every probe carries. */
    private record Mark(String name, String value) {}

    /**
     * Where a prober's records go.
     *
     * @param outcomes one for each probe that was sent
     * @param ledger intents and answers, where the probe is a write
     * @param events told of probes that could not be sent, or whose end was not awaited
     */
    public record Sinks(Consumer<Outcome> outcomes, Consumer<LedgerEntry> ledger, Consumer<Event> events) {}

    private void send() {
        String key = keyPrefix + sent.incrementAndGet();
        HttpRequest request = request(key);
        underWay.register();
        probe.write()
                .ifPresent(write -> ledger.accept(new LedgerEntry.Intent(
                        key, key, write.operation(), write.state(), write.resource(), clock.now())));
        Instant start = clock.now();
        var unused = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> ended(key, start, answer, failure));
    }

    private void ended(String key, Instant start, HttpResponse<String> answer, Throwable failure) {
        try {
            Instant end = clock.now();
            Outcome outcome = failure == null ? answered(start, end, answer) : failed(start, end, failure);
            if (probe.write().isPresent()) {
                ledger.accept(entry(key, answer, outcome));
            }
            outcomes.accept(outcome);
        } catch (RuntimeException e) {
            lost(String.valueOf(e)); // the future that it would end in is looked at by nobody
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private void lost(String why) {
        events.accept(new Event.ObservationLost(clock.now(), source(), why));
    }

    private String source() {
        return "probe:" + probe.path();
    }

    private HttpRequest request(String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(probe.url()))
                .timeout(probe.timeout())
                .header("Authorization", "Bearer " + token);
        probe.write().ifPresent(write -> request.header("Idempotency-Key", key));
        mark.ifPresent(one -> request.header(one.name(), one.value()));
        probe.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.method(
                        probe.method(),
                        probe.body()
                                .map(HttpRequest.BodyPublishers::ofString)
                                .orElseGet(HttpRequest.BodyPublishers::noBody))
                .build();
    }

    private Outcome answered(Instant start, Instant end, HttpResponse<String> answer) {
        int status = answer.statusCode();
        FailureKind failure = kindOf(status);
        return outcome(start, end, failure, status, failure == FailureKind.NONE ? "" : answer.body());
    }

    private Outcome failed(Instant start, Instant end, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return outcome(start, end, kindOf(cause), 0, String.valueOf(cause));
    }

    /** A redirection is not what was asked for: nobody follows it, so nobody is served. */
    private static FailureKind kindOf(int status) {
        if (status >= 500) {
            return FailureKind.SERVER_ERROR;
        }
        if (status >= 400) {
            return FailureKind.CLIENT_ERROR;
        }
        return status >= 200 && status < 300 ? FailureKind.NONE : FailureKind.CHECK_FAILED;
    }

    private static FailureKind kindOf(Throwable cause) {
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return FailureKind.TIMEOUT;
        }
        if (cause instanceof ConnectException) {
            return FailureKind.REFUSED;
        }
        return cause instanceof IOException ? FailureKind.CLOSED_EARLY : FailureKind.CRASHED;
    }

    private Outcome outcome(Instant start, Instant end, FailureKind failure, int status, String detail) {
        return new Outcome(source(), probe.path(), start, end, failure, status, detail);
    }

    private static LedgerEntry entry(String key, HttpResponse<String> answer, Outcome outcome) {
        if (answer == null) {
            return new LedgerEntry.Answered(
                    key, WriteAnswer.INDETERMINATE, "", 0, outcome.end(), outcome.failure() + " " + outcome.detail());
        }
        JsonNode body = parsed(answer.body());
        return new LedgerEntry.Answered(
                key,
                WriteAnswer.of(answer.statusCode(), body),
                body.path("id").asText(""),
                body.path("version").asLong(0),
                outcome.end(),
                String.valueOf(answer.statusCode()));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** Sends no more probes, and waits until those under way have ended. */
    @Override
    public void close() throws InterruptedException {
        pace.close();
        Duration limit = probe.timeout().plusSeconds(1);
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arriveAndDeregister(), limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            lost("probes were still under way " + limit.toSeconds() + " s after the last one was sent");
        }
    }
}
