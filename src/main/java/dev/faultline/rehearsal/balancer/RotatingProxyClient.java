package dev.faultline.rehearsal.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Gives Undertow's proxy a connection to the target whose turn it is, and counts the request as under way there. */
final class RotatingProxyClient implements ProxyClient {
    private final Rotation rotation;
    private final Consumer<String> chosen;

    /** Tells {@code chosen} the name of each request's target. */
    RotatingProxyClient(Rotation rotation, Consumer<String> chosen) {
        this.rotation = rotation;
        this.chosen = chosen;
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        Optional<Target> next = rotation.next();
        next.ifPresent(target -> begun(target, exchange));
        return next.orElse(null);
    }

    private void begun(Target target, HttpServerExchange exchange) {
        chosen.accept(target.name());
        exchange.addExchangeCompleteListener((ended, others) -> {
            target.requests().ended();
            others.proceed();
        });
    }

    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        ((Target) target).connections().connect(target, exchange, callback, timeout, unit, false);
    }

    @Override
    public List<ProxyTarget> getAllTargets() {
        return List.copyOf(rotation.inRotation());
    }
}
