package dev.faultline.observe.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Reads one channel's messages as they arrive, and records each. One thread uses it. */
final class ChannelReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String channel;
    private final URI messages;
    private final Transport transport;
    private final Consumer<Event> events;
    private final Silence silence;
    private CompletableFuture<String> asked = CompletableFuture.completedFuture("{\"messages\":[]}");
    private long last;

    ChannelReader(String channel, URI messages, Transport transport, Consumer<Event> events, Silence silence) {
        this.channel = channel;
        this.messages = messages;
        this.transport = transport;
        this.events = events;
        this.silence = silence;
    }

    /** Takes the answer to the last question, if it is there, and asks again; does not wait. */
    void step(Instant now) {
        if (asked.isDone()) {
            take(now);
            asked = transport.get(URI.create(messages + "?after=" + last), Scraping.LIMIT);
        }
    }

    /** Takes the answer to the last question, if it is there. */
    void end(Instant now) {
        if (asked.isDone()) {
            take(now);
        }
    }

    /** Done once the last question is answered. */
    CompletableFuture<String> asked() {
        return asked;
    }

    private void take(Instant now) {
        try {
            for (JsonNode message : JSON.readTree(asked.join()).path("messages")) {
                delivered(message);
            }
            silence.broken(now);
        } catch (CompletionException | IOException | DateTimeException e) {
            silence.goesOn(now, "channel " + channel + " could not be read: " + reason(e));
        }
    }

    private void delivered(JsonNode message) {
        Instant at = Instant.parse(message.path("at").asText());
        events.accept(new Event.AlarmDelivered(
                at,
                message.path("alarm").asText(),
                channel,
                message.path("state").asText()));
        last = Math.max(last, message.path("n").asLong());
    }

    private static String reason(Exception e) {
        return String.valueOf(Optional.ofNullable(e.getCause()).orElse(e));
    }
}
