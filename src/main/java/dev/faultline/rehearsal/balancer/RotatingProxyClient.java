package dev.faultline.rehearsal.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gives Undertow's proxy a connection to the target whose turn it is. */
final class RotatingProxyClient implements ProxyClient {
    private final Rotation rotation;

    RotatingProxyClient(Rotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return rotation.next().orElse(null);
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
        return List.copyOf(rotation.targets());
    }
}
