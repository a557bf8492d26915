package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.State;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import io.undertow.client.UndertowClient;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.xnio.OptionMap;

/** One target: its connections, what the checks say of it, and the requests it works on. Thread-safe. */
final class Target implements ProxyClient.ProxyTarget, AutoCloseable {
    private final TargetConfig config;
    private final Clock clock;
    private final ProxyConnectionPool connections;
    private final RequestsUnderWay requests = new RequestsUnderWay();
    private volatile Checked checked;
    private volatile Instant drainingSince;

    Target(TargetConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.connections =
                new ProxyConnectionPool(new NeverProblematic(), uri(), UndertowClient.getInstance(), OptionMap.EMPTY);
        this.checked = new Checked(TargetHealth.UNCHECKED, clock.instant());
    }

    private record Checked(TargetHealth health, Instant since) {}

    /**
     * What operators see of a target.
     *
     * @param state the word for its health, or {@code draining} once it has been taken out
     */
    record Status(String name, String zone, String state, Instant since) {}

    TargetConfig config() {
        return config;
    }

    String name() {
        return config.name();
    }

    URI uri() {
        return URI.create("http://" + config.host() + ":" + config.port());
    }

    ProxyConnectionPool connections() {
        return connections;
    }

    State state() {
        return checked.health().state();
    }

    RequestsUnderWay requests() {
        return requests;
    }

    Status status() {
        Instant draining = drainingSince;
        Checked now = checked;
        return draining == null
                ? new Status(name(), config.zone(), now.health().state().word(), now.since())
                : new Status(name(), config.zone(), "draining", draining);
    }

    /** Takes a result in; checks of one target never overlap. */
    void take(CheckResult result, Thresholds thresholds) {
        Checked before = checked;
        TargetHealth after = before.health().after(result, thresholds);
        boolean changed = after.state() != before.health().state();
        checked = new Checked(after, changed ? clock.instant() : before.since());
    }

    /** Takes no more requests, and waits until those under way have ended or the limit is over. */
    void drain(Duration limit) throws InterruptedException {
        stopTaking();
        requests.awaitEnd(limit);
    }

    /** Takes no more requests from now on. */
    void stopTaking() {
        drainingSince = clock.instant();
        requests.close();
    }

    /** Closes the idle connections; one that is in use is closed when its request has ended. */
    @Override
    public void close() {
        // One call closes one idle connection of each thread.
        for (int i = 0; i < NeverProblematic.IDLE_PER_THREAD; i++) {
            connections.close();
        }
    }

    @Override
    public String toString() {
        return name() + " at " + uri();
    }
}
