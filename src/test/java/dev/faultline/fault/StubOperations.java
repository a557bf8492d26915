package dev.faultline.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform's operations in memory: a job that runs or not, tables that are there or not, and what the test says of the rest. */
final class StubOperations implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile boolean running;
    volatile int releaseAnswer = 202;
    volatile String rollout = "{}";
    volatile String missing = "";
    volatile int restoreAnswer = 202;
    volatile String restore = "";
    private final HttpServer server;

    StubOperations() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!request.startsWith("GET")) {
            asked.add((request + " " + body).strip());
        }
        switch (request) {
            case "PUT /jobs/slow-queries" -> {
                running = true;
                answer(exchange, 202, "");
            }
            case "DELETE /jobs/slow-queries" -> {
                running = false;
                answer(exchange, 204, "");
            }
            case "GET /jobs/slow-queries" -> answer(exchange, 200, "{\"running\":" + running + "}");
            case "PUT /jobs/bad-migration" -> {
                missing = "\"bookings\"";
                answer(exchange, 204, "");
            }
            case "GET /jobs/bad-migration" -> answer(exchange, 200, "{\"missing\":[" + missing + "]}");
            case "POST /restores" -> answer(exchange, restoreAnswer, "{\"error\":\"a_restore_is_under_way\"}");
            case "GET /restores/current" -> answer(exchange, restore.isEmpty() ? 404 : 200, restore);
            case "POST /releases" -> answer(exchange, releaseAnswer, "{\"error\":\"release_under_way\"}");
            case "GET /releases/current" -> answer(exchange, 200, rollout);
            default -> answer(exchange, 404, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
