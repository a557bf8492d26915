package dev.faultline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads all records of a run that the system holds, page by page, straight from its database. */
public final class ReadBack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    /** What answers with an error for a moment is likely to do so again at once. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final SystemSpec.ReadBack spec;
    private final URI base;
    private final String token;
    private final String keys;
    private final HttpClient http;

    /** For a target that was brought up for the run, with a token that may read everything. */
    public ReadBack(SystemSpec.ReadBack spec, Topology topology, String token) {
        this(spec, topology, token, "");
    }

    /**
     * For a running target.
     *
     * @param token may read everything; empty where none is needed
     * @param keys what the keys of the run's records begin with; records of others are passed over
     */
    public ReadBack(SystemSpec.ReadBack spec, Topology topology, String token, String keys) {
        this.keys = keys;
        this.spec = spec;
        this.base = topology.baseUrl();
        this.token = token;
        this.http = Client.named("read-back", ANSWER, topology.surroundings().certificate());
    }

    /** Hands every record to {@code sink}; the event says whether all were read. */
    public Event.ReadBack read(Consumer<HeldRecord> sink, RunClock clock) throws InterruptedException {
        String after = "0";
        long records = 0;
        try {
            while (true) {
                JsonNode page = page(after).path("bookings");
                if (page.isEmpty()) {
                    return new Event.ReadBack(clock.now(), true, records, "read to the end");
                }
                String last = page.get(page.size() - 1).path("id").asText();
                if (last.equals(after)) {
                    throw new IOException("the next page ends with the same record again");
                }
                for (JsonNode booking : page) {
                    if (booking.path("key").asText().startsWith(keys)) {
                        sink.accept(record(booking));
                        records++;
                    }
                }
                after = last;
            }
        } catch (IOException e) {
            return new Event.ReadBack(
                    clock.now(), false, records, "stopped after record " + after + ": " + e.getMessage());
        }
    }

    private static HeldRecord record(JsonNode booking) {
        return new HeldRecord(
                booking.path("key").asText(),
                booking.path("id").asText(),
                booking.path("slotId").asText(),
                booking.path("capacity").asInt(),
                booking.path("state").asText(),
                booking.path("version").asLong(),
                Optional.of(booking.path("committed"))
                        .filter(JsonNode::isTextual)
                        .map(at -> Instant.parse(at.asText())));
    }

    private URI url(String after) {
        String url = spec.url().replace("{keys}", URLEncoder.encode(keys, StandardCharsets.UTF_8));
        return base.resolve(url + (url.contains("?") ? "&" : "?") + "after="
                + URLEncoder.encode(after, StandardCharsets.UTF_8) + "&limit=" + spec.page());
    }

    private JsonNode page(String after) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url(after)).timeout(ANSWER);
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        HttpRequest request = builder.build();
        IOException last = new IOException("not asked");
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < TRIES; i++) {
            if (i > 0) {
                never.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
            }
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                JsonNode page = JSON.readTree(answer.body());
                if (answer.statusCode() == 200 && page.path("bookings").isArray()) {
                    return page;
                }
                last = new IOException("GET " + request.uri() + " answered " + answer.statusCode()
                        + " instead of 200 with a list of bookings: " + answer.body());
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
