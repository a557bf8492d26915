package dev.faultline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The platform's API in memory, SMS and payment gateways included: as little of it as the journeys need. */
final class StubPlatform implements AutoCloseable {
    private static final int THREADS = 16;
    private static final List<String> ZONES = List.of("andheri", "bandra", "colaba", "dadar");
    private static final Pattern MALICIOUS = Pattern.compile("('\\s*OR |UNION SELECT|\\.\\./|<script|sqlmap)");

    static {
        // Without it each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * A write as it reached the server.
     *
     * @param key the idempotency key that the booking is made under
     * @param path the kind of write
     */
    record Arrival(String key, String path) {}

    private final StubRules rules;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final StubLogins logins;
    private final StubBookings bookings = new StubBookings();
    private final StubPayments payments;
    private final List<Arrival> writes = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> hitsByClient = new ConcurrentHashMap<>();
    private final AtomicLong hits = new AtomicLong();

    StubPlatform() throws IOException {
        this(StubRules.GOOD);
    }

    StubPlatform(StubRules rules) throws IOException {
        this(rules, Optional.empty());
    }

    StubPlatform(StubRules rules, Optional<SSLContext> tls) throws IOException {
        this.rules = rules;
        this.logins = new StubLogins(rules);
        this.payments = new StubPayments(rules, bookings);
        server = server(tls);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer server(Optional<SSLContext> tls) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls.isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return server;
    }

    URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every booking that is held. */
    List<StubBookings.Booking> bookings() {
        return bookings.all();
    }

    /** Every write that reached the server, repeated ones included, in their order. */
    List<Arrival> writes() {
        return List.copyOf(writes);
    }

    /** How many codes were sent to each phone number. */
    Map<String, Integer> messagesSent() {
        return logins.messagesSent();
    }

    /** The addresses that requests said they were from. */
    Set<String> clients() {
        return Set.copyOf(hitsByClient.keySet());
    }

    /** Requests served, the two gateways' left out. */
    long hits() {
        return hits.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StubAnswer answer = answer(exchange);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private StubAnswer answer(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/messages/")) {
            return logins.messages(path.substring("/messages/".length()));
        }
        if (path.startsWith("/orders/")) {
            return payments.pay(path.split("/", -1)[2]);
        }
        hits.incrementAndGet();
        String client = String.valueOf(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        int so = hitsByClient
                .computeIfAbsent(client, address -> new AtomicInteger())
                .incrementAndGet();
        if (so > rules.requestsPerClient()) {
            return new StubAnswer(429, "{\"error\":\"too_many_requests\"}");
        }
        if (malicious(exchange, text)) {
            return new StubAnswer(403, "{\"error\":\"blocked\"}");
        }
        JsonNode body =
                text.isBlank() ? MissingNode.getInstance() : RecordJson.mapper().readTree(text);
        return exchange.getRequestMethod().equals("GET") ? read(exchange, path) : write(exchange, path, body);
    }

    private boolean malicious(HttpExchange exchange, String body) {
        String uri = exchange.getRequestURI().toString();
        String all = Stream.of(
                        URLDecoder.decode(uri, StandardCharsets.UTF_8),
                        body,
                        String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")))
                .collect(Collectors.joining("\n"));
        return !rules.letsMaliceThrough() && MALICIOUS.matcher(all).find();
    }

    private StubAnswer read(HttpExchange exchange, String path) {
        if (path.equals("/zones")) {
            return zones();
        }
        if (path.equals("/availability")) {
            String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
            return bookings.slots(query[1], query[3]);
        }
        return bookings.find(path.replace("/bookings/", ""))
                .map(booking -> booking.answer(200))
                .orElse(StubAnswer.NOT_FOUND);
    }

    private StubAnswer zones() {
        String centres = ZONES.stream()
                .map(zone -> "{\"zone\":\"" + zone + "\",\"latitude\":" + (19 + ZONES.indexOf(zone))
                        + ",\"longitude\":72.8}")
                .collect(Collectors.joining(","));
        return new StubAnswer(
                200,
                "{\"zones\":[\"" + String.join("\",\"", ZONES) + "\"]"
                        + (rules.givesCentres() ? ",\"centres\":[" + centres + "]" : "") + "}");
    }

    private StubAnswer write(HttpExchange exchange, String path, JsonNode body) {
        return switch (path) {
            case "/otp/request", "/otp/resend" -> logins.send(body.path("phone").asText());
            case "/otp/verify" ->
                logins.verify(body.path("phone").asText(), body.path("code").asText());
            case "/zone-check" -> zoneCheck(body.path("latitude").asDouble());
            case "/bookings" -> book(exchange, body.path("slotId").asText());
            case "/payments/orders" -> payments.order(body.path("bookingId").asText());
            case "/payments/callback" -> callback(body);
            default -> cancel(path.split("/", -1)[2]);
        };
    }

    private StubAnswer zoneCheck(double latitude) {
        return rules.checksZones()
                ? new StubAnswer(200, "{\"zone\":\"" + ZONES.get((int) Math.round(latitude) - 19) + "\"}")
                : new StubAnswer(503, "{\"error\":\"zone_check_unavailable\"}");
    }

    private StubAnswer book(HttpExchange exchange, String slot) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        arrived(new Arrival(key, "/bookings"));
        return bookings.book(key, slot);
    }

    private StubAnswer cancel(String id) {
        arrived(new Arrival(keyOf(id), "/cancel"));
        return bookings.change(id, "cancelled");
    }

    private StubAnswer callback(JsonNode body) {
        arrived(new Arrival(keyOf(payments.bookingOf(body.path("orderId").asText())), "/payments/callback"));
        return payments.callback(body);
    }

    private String keyOf(String booking) {
        return bookings.find(booking).map(StubBookings.Booking::key).orElse("");
    }

    private void arrived(Arrival write) {
        writes.add(write);
        rules.writeArrived(write);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
