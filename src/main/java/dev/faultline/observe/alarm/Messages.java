package dev.faultline.observe.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one alarm's messages to its channel, in their order, each until it is accepted: a message that was accepted twice
 * is better than none. One thread uses it.
 */
final class Messages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String alarm;
    private final URI messages;
    private final Transport transport;
    private final Silence silence;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private Optional<CompletableFuture<Void>> underWay = Optional.empty();

    Messages(String alarm, URI messages, Transport transport, Silence silence) {
        this.alarm = alarm;
        this.messages = messages;
        this.transport = transport;
        this.silence = silence;
    }

    void send(AlarmState state, String text) {
        try {
            waiting.addLast(JSON.writeValueAsString(Map.of("alarm", alarm, "state", state.word(), "text", text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three texts can always be written as JSON", e);
        }
    }

    /** Looks at the post under way and begins the next one; does not wait. */
    void step(Instant now) {
        if (underWay.isPresent() && underWay.get().isDone()) {
            if (underWay.get().isCompletedExceptionally()) {
                silence.goesOn(now, "its message could not be posted to " + messages + ": " + failure());
            } else {
                waiting.pollFirst();
            }
            underWay = Optional.empty();
        }
        if (waiting.isEmpty()) {
            silence.broken(now);
        } else if (underWay.isEmpty()) {
            underWay = Optional.of(transport.post(messages, waiting.getFirst(), Scraping.LIMIT));
        }
    }

    /** The post under way; done when there is none. */
    CompletableFuture<Void> underWay() {
        return underWay.orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private String failure() {
        return underWay.get()
                .handle((done, failure) -> String.valueOf(failure.getCause() != null ? failure.getCause() : failure))
                .join();
    }
}
