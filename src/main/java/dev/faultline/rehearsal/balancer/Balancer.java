package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The program that is the load balancer: requests on one port, the targets' health on another. */
public final class Balancer implements AutoCloseable {
    private static final int WORKERS = 2;

    private final List<Target> targets;
    private final Rotation rotation;
    private final HealthChecker checker;
    private final WebServer front;
    private final WebServer admin;

    private Balancer(BalancerConfig config) {
        Clock clock = Clock.systemUTC();
        targets = config.targets().stream()
                .map(target -> new Target(target, clock))
                .toList();
        rotation = new Rotation(targets, config.health().checks());
        checker = new HealthChecker(targets, config.health());
        front = WebServer.start(config.port(), WORKERS, proxy(config));
        admin = WebServer.start(0, WORKERS, adminRoutes());
        if (config.health().checks() == Checks.ON) {
            checker.start();
        }
    }

    /** Runs the balancer as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("balancer", BalancerConfig.class, Balancer::start);
    }

    static Serving start(BalancerConfig config) {
        Balancer balancer = new Balancer(config);
        return new Serving(Map.of("port", balancer.front.port(), "admin", balancer.admin.port()), balancer);
    }

    private HttpHandler proxy(BalancerConfig config) {
        ProxyHandler proxy = ProxyHandler.builder()
                .setProxyClient(new RotatingProxyClient(rotation))
                .setMaxRequestTime((int) config.requestTimeout().toMillis())
                .setMaxConnectionRetries(0)
                .setIdempotentRequestPredicate(Predicates.falsePredicate())
                .setNext(Balancer::noTarget)
                .build();
        return new BadGateway(proxy);
    }

    private static void noTarget(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        exchange.setReasonPhrase(StatusCodes.SERVICE_UNAVAILABLE_STRING); // Tells it from the proxy's own 503.
        exchange.endExchange();
    }

    private HttpHandler adminRoutes() {
        return Handlers.routing().get("/targets", new EndpointHandler(this::targets, Balancer::failure));
    }

    private Answer targets(Call call) {
        return Answer.json(200, targets.stream().map(Target::status).toList());
    }

    private static Answer failure(Exception failure) {
        return Answer.error(500, failure.toString());
    }

    @Override
    public void close() throws InterruptedException {
        checker.close();
        try {
            admin.close();
            front.close();
        } finally {
            targets.forEach(Target::close);
        }
    }
}
