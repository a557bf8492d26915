package dev.faultline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The platform's API in memory, SMS gateway included: as little of it as the journeys need, and always well. */
final class StubPlatform implements AutoCloseable {
    private static final int SLOTS = 8;
    private static final int CAPACITY = 12;
    private static final int THREADS = 16;

    static {
        // Without it each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** One booking. */
    record Booking(String id, String key, String slot, String state, int version) {}

    /** A write as it reached the server. */
    record Arrival(String key, String path) {}

    private final Consumer<Arrival> onWrite;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, List<String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Booking> bookings = new ConcurrentHashMap<>();
    private final Map<String, String> idOfKey = new ConcurrentHashMap<>();
    private final List<Arrival> writes = new CopyOnWriteArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();

    StubPlatform() throws IOException {
        this(write -> {});
    }

    /** Makes one that tells {@code onWrite} of each write as it reaches the server, before it is answered. */
    StubPlatform(Consumer<Arrival> onWrite) throws IOException {
        this.onWrite = onWrite;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every booking that is held. */
    List<Booking> bookings() {
        return List.copyOf(bookings.values());
    }

    /** Every write that reached the server, repeated ones included, in their order. */
    List<Arrival> writes() {
        return List.copyOf(writes);
    }

    /** How many codes were sent to each phone number. */
    Map<String, Integer> messagesSent() {
        return codes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sent -> sent.getValue().size()));
    }

    /** Requests served, the SMS gateway's left out. */
    long hits() {
        return hits.get();
    }

    private void arrived(Arrival write) {
        writes.add(write);
        onWrite.accept(write);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/messages/")) {
            hits.incrementAndGet();
        }
        try (exchange) {
            if (path.equals("/otp/request")) {
                requestCode(exchange);
            } else if (path.startsWith("/messages/")) {
                messages(exchange, path.substring("/messages/".length()));
            } else if (path.equals("/otp/verify")) {
                verify(exchange);
            } else if (path.equals("/zones")) {
                answer(exchange, 200, "{\"zones\":[\"andheri\",\"bandra\",\"colaba\",\"dadar\"]}");
            } else if (path.equals("/availability")) {
                availability(exchange);
            } else if (path.equals("/bookings")) {
                book(exchange);
            } else if (path.endsWith("/cancel")) {
                cancel(exchange, path.split("/", -1)[2]);
            } else if (path.startsWith("/bookings/")) {
                Booking booking = bookings.get(path.substring("/bookings/".length()));
                answer(exchange, booking == null ? 404 : 200, booking == null ? "{}" : json(booking));
            } else {
                answer(exchange, 404, "{\"error\":\"no such path\"}");
            }
        }
    }

    private void requestCode(HttpExchange exchange) throws IOException {
        String phone = body(exchange).path("phone").asText();
        List<String> sent = codes.computeIfAbsent(phone, p -> new CopyOnWriteArrayList<>());
        sent.add(0, String.format("%06d", sequence.incrementAndGet() % 1_000_000));
        answer(exchange, 202, "{}");
    }

    private void messages(HttpExchange exchange, String phone) throws IOException {
        String messages = codes.getOrDefault(phone, List.of()).stream()
                .map(code -> "{\"text\":\"Your BlinkLean code is " + code + "\",\"code\":\"" + code + "\"}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "{\"messages\":[" + messages + "]}");
    }

    private void verify(HttpExchange exchange) throws IOException {
        JsonNode body = body(exchange);
        List<String> sent = codes.getOrDefault(body.path("phone").asText(), List.of());
        boolean right = !sent.isEmpty() && sent.get(0).equals(body.path("code").asText());
        answer(
                exchange,
                right ? 200 : 401,
                right ? "{\"token\":\"t-" + body.path("phone").asText() + "\"}" : "{\"error\":\"wrong_code\"}");
    }

    private void availability(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery().replace("zone=", "").replace("&date=", "-");
        String slots = IntStream.range(9, 9 + SLOTS)
                .mapToObj(hour -> query + String.format("-%02d", hour))
                .map(slot -> "{\"id\":\"" + slot + "\",\"capacity\":" + CAPACITY + ",\"free\":" + free(slot) + "}")
                .collect(Collectors.joining(","));
        answer(exchange, 200, "{\"slots\":[" + slots + "]}");
    }

    private long free(String slot) {
        return CAPACITY
                - bookings.values().stream()
                        .filter(b -> b.slot().equals(slot) && b.state().equals("booked"))
                        .count();
    }

    private void book(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String slot = body(exchange).path("slotId").asText();
        arrived(new Arrival(key, "/bookings"));
        Answer answer = bookOnce(key, slot);
        answer(exchange, answer.status(), answer.body());
    }

    private record Answer(int status, String body) {}

    private synchronized Answer bookOnce(String key, String slot) {
        if (idOfKey.containsKey(key)) {
            return new Answer(200, json(bookings.get(idOfKey.get(key))));
        }
        if (free(slot) == 0) {
            return new Answer(409, "{\"error\":\"slot_full\",\"applied\":false}");
        }
        Booking booking = new Booking(Long.toString(sequence.incrementAndGet()), key, slot, "booked", 1);
        bookings.put(booking.id(), booking);
        idOfKey.put(key, booking.id());
        return new Answer(201, json(booking));
    }

    private void cancel(HttpExchange exchange, String id) throws IOException {
        body(exchange);
        arrived(new Arrival(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "/cancel"));
        Booking cancelled =
                bookings.computeIfPresent(id, (same, b) -> new Booking(b.id(), b.key(), b.slot(), "cancelled", 2));
        answer(exchange, cancelled == null ? 404 : 200, cancelled == null ? "{}" : json(cancelled));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return RecordJson.mapper().readTree(exchange.getRequestBody());
    }

    private static String json(Booking b) {
        return String.format(
                "{\"id\":\"%s\",\"slotId\":\"%s\",\"state\":\"%s\",\"version\":%d}",
                b.id(), b.slot(), b.state(), b.version());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
