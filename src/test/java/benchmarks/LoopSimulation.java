package benchmarks;

import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.faultline.load.InjectorState;
import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;

/** Users who come in the first second and then send as fast as they are answered: the load is as fast as the generator. */
public final class LoopSimulation extends Simulation {
    /** How long each user goes on sending. */
    static final Duration LENGTH = Duration.ofSeconds(12);

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public LoopSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        HttpProtocolBuilder protocol = http.baseUrl(settings.baseUrl().toString())
                .shareConnections()
                .disableWarmUp()
                .sign(request -> {
                    InjectorState.requestSent();
                    return request;
                });
        setUp(settings.arrivals(LoopSimulation.class.getName())
                        .of(scenario("loop")
                                .exec(during(LENGTH)
                                        .on(exec(http("loop").get("/").check(status().is(200)))))))
                .protocols(protocol);
    }
}
