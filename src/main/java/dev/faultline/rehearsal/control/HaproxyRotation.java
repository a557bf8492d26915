package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.haproxy.HaproxyServers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The targets of an HAProxy, over its Runtime API.
 *
 * @param servers its servers
 * @param checks how they are checked
 */
record HaproxyRotation(HaproxyServers servers, HaproxyServers.Checks checks) implements Rotation {
    /** With checks as the platform's settings say. */
    static HaproxyRotation of(HaproxyServers servers, FrontSettings.Health health) {
        return new HaproxyRotation(
                servers,
                health.checks() == Checks.OFF
                        ? new HaproxyServers.Checks.Off()
                        : new HaproxyServers.Checks.Every(
                                health.interval(), health.unhealthyAfter(), health.healthyAfter()));
    }

    @Override
    public void put(TargetConfig target) throws IOException {
        servers.add(target.name(), target.host(), target.port(), checks);
    }

    @Override
    public void remove(String target, Duration atMost) throws IOException, InterruptedException {
        servers.remove(target, atMost);
    }

    @Override
    public Optional<Map<String, Boolean>> healthy() {
        try {
            return Optional.of(servers.healthy());
        } catch (IOException away) {
            return Optional.empty();
        }
    }
}
