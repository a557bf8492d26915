package dev.faultline.fault;

import dev.faultline.target.StandInServer;
import dev.faultline.target.StandInServer.Answer;
import dev.faultline.target.StandInServer.Request;
import java.io.IOException;
import java.net.URI;
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
    volatile int regionAnswer = 202;
    volatile String regions = "";
    private final StandInServer server;

    StubOperations() throws IOException {
        server = new StandInServer(this::answer);
    }

    URI url() {
        return server.uri();
    }

    private Answer answer(Request request) {
        if (!request.method().equals("GET")) {
            asked.add((request.line() + " " + request.body()).strip());
        }
        return switch (request.line()) {
            case "PUT /jobs/slow-queries" -> {
                running = true;
                yield Answer.of(202);
            }
            case "DELETE /jobs/slow-queries" -> {
                running = false;
                yield Answer.of(204);
            }
            case "GET /jobs/slow-queries" -> new Answer(200, "{\"running\":" + running + "}");
            case "PUT /jobs/bad-migration" -> {
                missing = "\"bookings\"";
                yield Answer.of(204);
            }
            case "GET /jobs/bad-migration" -> new Answer(200, "{\"missing\":[" + missing + "]}");
            case "POST /restores" -> new Answer(restoreAnswer, "{\"error\":\"a_restore_is_under_way\"}");
            case "GET /restores/current" -> new Answer(restore.isEmpty() ? 404 : 200, restore);
            case "POST /releases" -> new Answer(releaseAnswer, "{\"error\":\"release_under_way\"}");
            case "POST /regions/promotion", "POST /regions/fail-back" ->
                new Answer(regionAnswer, "{\"error\":\"a_promotion_is_under_way_or_done\"}");
            case "GET /regions/current" -> new Answer(regions.isEmpty() ? 404 : 200, regions);
            case "GET /releases/current" -> new Answer(200, rollout);
            default -> Answer.of(404);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
