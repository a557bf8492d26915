package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** A user that makes one request for each way to fail, with nobody at the SMS gateway's URL. */
public final class FailureKindsSimulation extends Simulation {
    /** Made by Gatling. */
    public FailureKindsSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        ChainBuilder journey = exec(
                get("ok").check(jsonPath("$.well").is("true")),
                get("server-error"),
                get("client-error"),
                get("expected-client-error", 409),
                get("hang"),
                http("refused").get(settings.smsUrl() + "/"),
                get("reset"),
                get("close"),
                get("truncated"),
                get("unexpected-body").check(jsonPath("$.well").is("true")),
                http("crash").get("/#{missing}"),
                dummy("never-happened", 5).withSuccess(false));
        setUp(settings.arrivals(FailureKindsSimulation.class.getName())
                        .of(scenario("failures").exec(journey)))
                .protocols(http.baseUrl(settings.baseUrl().toString())
                        .disableWarmUp()
                        .disableFollowRedirect());
    }

    private static HttpRequestActionBuilder get(String name) {
        return get(name, 200);
    }

    private static HttpRequestActionBuilder get(String name, int expected) {
        // One connection to a request: on a pooled one Gatling would quietly try again when it is closed early.
        return http(name).get("/" + name).header("Connection", "close").check(status().is(expected));
    }
}
