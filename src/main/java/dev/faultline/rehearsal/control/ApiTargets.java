package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.process.PlatformLog;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the load balancer is to send requests to. It is told of each change at once; one that is down is told all of it
 * when it has started. Safe for any thread.
 */
final class ApiTargets {
    private final Map<String, TargetConfig> registered = new LinkedHashMap<>();
    private final String host;
    private final Rotation rotation;
    private final PlatformLog log;

    /** None yet; {@code host} is where the load balancer finds links. */
    ApiTargets(String host, Rotation rotation, PlatformLog log) {
        this.host = host;
        this.rotation = rotation;
        this.log = log;
    }

    /** Notes a target before there is a load balancer to tell. */
    synchronized void expect(String name, String zone, int port) {
        registered.put(name, new TargetConfig(name, zone, host, port));
    }

    /** All, for a load balancer that starts. */
    synchronized List<TargetConfig> all() {
        return List.copyOf(registered.values());
    }

    /** From now on requests go there too, as soon as it passes its checks. */
    void register(String name, String zone, int port) throws InterruptedException {
        synchronized (this) {
            if (registered.containsKey(name)) {
                return;
            }
            expect(name, zone, port);
        }
        put(new TargetConfig(name, zone, host, port));
    }

    /** Tells a load balancer that has started what was registered while it did. */
    void tellAll() throws InterruptedException {
        for (TargetConfig target : all()) {
            put(target);
        }
    }

    private void put(TargetConfig target) throws InterruptedException {
        try {
            rotation.put(target);
        } catch (IOException away) {
            untold(target.name(), away);
        }
    }

    /** No new request goes there; returns when those under way have ended, or after {@code drain}. */
    void deregister(String name, Duration drain) throws InterruptedException {
        synchronized (this) {
            if (registered.remove(name) == null) {
                return;
            }
        }
        try {
            rotation.remove(name, drain);
        } catch (IOException away) {
            untold(name, away);
        }
    }

    /** A load balancer that cannot be told is down: it will be told what is registered as it starts again. */
    private void untold(String name, IOException why) {
        log.say(name, "the load balancer could not be told of a change of its targets: " + why);
    }
}
