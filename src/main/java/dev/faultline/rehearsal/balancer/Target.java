package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.State;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import io.undertow.client.UndertowClient;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.xnio.OptionMap;

/** One target: its connections and what the checks say of it. Thread-safe. */
final class Target implements ProxyClient.ProxyTarget, AutoCloseable {
    private final TargetConfig config;
    private final Clock clock;
    private final ProxyConnectionPool connections;
    private volatile Checked checked;

    Target(TargetConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.connections =
                new ProxyConnectionPool(new NeverProblematic(), uri(), UndertowClient.getInstance(), OptionMap.EMPTY);
        this.checked = new Checked(TargetHealth.UNCHECKED, clock.instant());
    }

    private record Checked(TargetHealth health, Instant since) {}

    /** What operators see of a target. */
    record Status(String name, String zone, State state, Instant since) {}

    URI uri() {
        return URI.create("http://" + config.host() + ":" + config.port());
    }

    ProxyConnectionPool connections() {
        return connections;
    }

    State state() {
        return checked.health().state();
    }

    Status status() {
        Checked now = checked;
        return new Status(config.name(), config.zone(), now.health().state(), now.since());
    }

    /** Takes a result in; checks of one target never overlap. */
    void take(CheckResult result, Thresholds thresholds) {
        Checked before = checked;
        TargetHealth after = before.health().after(result, thresholds);
        boolean changed = after.state() != before.health().state();
        checked = new Checked(after, changed ? clock.instant() : before.since());
    }

    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return config.name() + " at " + uri();
    }
}
