package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.Refusal;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The balancer's administration: its targets, and its metrics. */
final class AdminApi {
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);

    private final TargetGroup targets;
    private final BalancerMetrics metrics;

    AdminApi(TargetGroup targets, BalancerMetrics metrics) {
        this.targets = targets;
        this.metrics = metrics;
    }

    HttpHandler routes() {
        return Handlers.routing()
                .get("/targets", endpoint(call -> Answer.json(200, targets.statuses())))
                .put("/targets/{name}", new Registrar(targets))
                .delete("/targets/{name}", endpoint(this::deregister))
                .get("/metrics", endpoint(call -> metrics.exposition()));
    }

    private Answer deregister(Call call) throws InterruptedException {
        return targets.deregister(call.path("name"), drain(call))
                ? new Answer(204, Answer.JSON, ByteBuffer.allocate(0))
                : Answer.error(404, "unknown_target");
    }

    private static Duration drain(Call call) {
        String text = call.query("drain").orElse(DEFAULT_DRAIN.toString());
        try {
            Duration drain = Duration.parse(text);
            if (!drain.isNegative() && drain.compareTo(LONGEST_DRAIN) <= 0) {
                return drain;
            }
        } catch (DateTimeParseException notADuration) {
            // Refused below, as one that is too long.
        }
        throw new Refusal(Answer.error(400, "drain must be from PT0S to " + LONGEST_DRAIN + ", found " + text));
    }

    private static HttpHandler endpoint(Endpoint endpoint) {
        return new EndpointHandler(endpoint, failure -> Answer.error(500, failure.toString()));
    }
}
