package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.step;

import dev.faultline.load.Replay;
import dev.faultline.load.TrafficSettings;
import dev.faultline.scenario.AccessLog;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of a recorded access log, with the gaps in which they were recorded, at a multiple: each a user of its own, who
 * comes from the address that the log has for it. A request is good when it succeeds, is redirected, or is turned away with
 * the very status that the log has.
 */
public final class AccessLogSimulation extends Simulation {
    private static final String NAME = AccessLogSimulation.class.getName();
    private static final String REQUEST = "request";
    private static final List<Integer> SERVED = List.of(200, 203, 204, 206, 301, 302, 303, 304, 307, 308);
    private static final int FAILED = 500;

    private final List<AccessLog.Request> requests;

    /** Made by Gatling; the settings are {@link TrafficSettings}, of which {@code accessLog} is needed. */
    public AccessLogSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        Replay replay = settings.replay()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "there is no log to replay: name one with -DaccessLog=<file>, and -Dspeed=2 for twice its speed"));
        requests = replay.open(settings.journeys()).requests();
        setUp(settings.arrivals(NAME)
                        .of(scenario("access log")
                                // Whoever comes after the log's end is there to keep the injection open.
                                .exec(exitHereIf(session -> session.userId() > requests.size()))
                                .exec(Steps.arrive(settings, NAME))
                                .exec(this::take)
                                .exec(send())))
                .protocols(BlinkLean.protocol(settings));
    }

    private Session take(Session session) {
        // Users are numbered from 1, in the order in which they are let in.
        AccessLog.Request request = requests.get((int) session.userId() - 1);
        return session.set(REQUEST, request)
                .set("address", request.address().orElseGet(() -> session.getString("address")));
    }

    private static ChainBuilder send() {
        return exec(step(http(session -> request(session).name())
                .httpRequest(
                        session -> request(session).method(),
                        session -> request(session).target())
                .disableUrlEncoding()
                .check(status().in(session -> good(request(session).status())))));
    }

    private static List<Integer> good(int recorded) {
        List<Integer> good = new ArrayList<>(SERVED);
        if (recorded < FAILED && !good.contains(recorded)) {
            good.add(recorded);
        }
        return good;
    }

    private static AccessLog.Request request(Session session) {
        return session.get(REQUEST);
    }
}
