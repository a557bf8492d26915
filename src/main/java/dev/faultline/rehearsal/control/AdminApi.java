package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.database.SlowQueries;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.Refusal;
import dev.faultline.rehearsal.release.Releases;
import dev.faultline.rehearsal.release.Version;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The platform's administration: how it looks, its figures, its releases, its jobs. */
final class AdminApi {
    private static final Answer NO_CONTENT = new Answer(204, Answer.JSON, ByteBuffer.allocate(0));

    private final Supplier<TopologyReport> topology;
    private final ControlMetrics metrics;
    private final Releases releases;
    private final SlowQueries slowQueries;

    AdminApi(Supplier<TopologyReport> topology, ControlMetrics metrics, Releases releases, SlowQueries slowQueries) {
        this.topology = topology;
        this.metrics = metrics;
        this.releases = releases;
        this.slowQueries = slowQueries;
    }

    HttpHandler routes() {
        return Handlers.routing()
                .get("/topology", endpoint(call -> Answer.json(200, topology.get())))
                .get("/metrics", endpoint(call -> metrics.exposition()))
                .get(
                        "/releases/current",
                        endpoint(call -> releases.current()
                                .map(status -> Answer.json(200, status))
                                .orElseGet(() -> Answer.error(404, "no_release_yet"))))
                .post("/releases", endpoint(this::release))
                .get(
                        "/jobs/slow-queries",
                        endpoint(call -> Answer.json(200, Map.of("running", slowQueries.isRunning()))))
                .put("/jobs/slow-queries", endpoint(this::slowDown))
                .delete("/jobs/slow-queries", endpoint(call -> {
                    slowQueries.stop();
                    return NO_CONTENT;
                }));
    }

    private Answer slowDown(Call call) {
        String lock = call.text("lock");
        try {
            slowQueries.start(Duration.parse(lock));
            return NO_CONTENT;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new Refusal(Answer.error(400, "lock: expected a duration such as PT0.4S, found '" + lock + "'"));
        }
    }

    private Answer release(Call call) {
        Version.Kind kind = kind(call.text("version"));
        return releases.begin(kind)
                .map(status -> Answer.json(202, status))
                .orElseGet(() -> Answer.error(409, "a_release_is_under_way"));
    }

    private static Version.Kind kind(String word) {
        Map<String, Version.Kind> kinds = Map.of("next", Version.Kind.NEXT, "broken", Version.Kind.BROKEN);
        Version.Kind kind = kinds.get(word.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new Refusal(Answer.error(400, "version: expected one of next, broken, found '" + word + "'"));
        }
        return kind;
    }

    private static EndpointHandler endpoint(Endpoint endpoint) {
        return new EndpointHandler(endpoint, failure -> Answer.error(500, failure.toString()));
    }
}
