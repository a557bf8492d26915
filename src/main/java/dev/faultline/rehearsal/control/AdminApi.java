package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.Refusal;
import dev.faultline.rehearsal.release.Releases;
import dev.faultline.rehearsal.release.Version;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The platform's administration: how it looks, its figures, its releases, and what is done to its database. */
final class AdminApi {
    private final Supplier<TopologyReport> topology;
    private final ControlMetrics metrics;
    private final Releases releases;
    private final DatabaseOperations database;
    private final RegionOperations regions;

    AdminApi(
            Supplier<TopologyReport> topology,
            ControlMetrics metrics,
            Releases releases,
            DatabaseOperations database,
            RegionOperations regions) {
        this.regions = regions;
        this.topology = topology;
        this.metrics = metrics;
        this.releases = releases;
        this.database = database;
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
                .get("/jobs/slow-queries", endpoint(database::slowQueries))
                .put("/jobs/slow-queries", endpoint(database::slowDown))
                .delete("/jobs/slow-queries", endpoint(database::endSlowQueries))
                .get("/jobs/bad-migration", endpoint(database::migrated))
                .put("/jobs/bad-migration", endpoint(database::migrate))
                .get("/database/clock", endpoint(database::clock))
                .get("/restores/current", endpoint(database::restored))
                .post("/restores", endpoint(database::restore))
                .get("/regions/current", endpoint(regions::current))
                .post("/regions/promotion", endpoint(regions::promote))
                .post("/regions/fail-back", endpoint(regions::failBack));
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
