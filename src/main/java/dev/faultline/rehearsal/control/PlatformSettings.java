package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.database.DatabaseSettings;
import dev.faultline.rehearsal.database.DatabaseSettings.Controller;
import dev.faultline.rehearsal.database.DatabaseSettings.Replication;
import dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.release.ReleaseSettings;
import dev.faultline.rehearsal.release.ReleaseSettings.HealthGate;
import dev.faultline.rehearsal.release.ReleaseSettings.Rollback;
import dev.faultline.rehearsal.release.ReleaseSettings.Strategy;
import dev.faultline.rehearsal.scaling.ScalingSettings;
import dev.faultline.rehearsal.scaling.ScalingSettings.Autoscaling;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the platform is set up; each has a default.
 *
 * @param zones {@code zones}: an API instance in each, the databases in the first two
 * @param publicAddress {@code public.address}: where clients come to; the rest is on the loopback address
 * @param front {@code balancer.…}, {@code firewall}, {@code flood.limit}
 * @param apiRestartDelay {@code api.restartDelay}: how long a dead process stays away, and a new one is under way. It
 *     models what a container service takes to place a task and pull its image, scaled down
 * @param apiCapacity {@code api.capacity}: requests a second that one instance can carry, modelled; 0: not modelled
 * @param database {@code database.…} and {@code failover.…}
 * @param scaling {@code autoscaling…}
 * @param release {@code release.…}
 */
record PlatformSettings(
        List<String> zones,
        String publicAddress,
        FrontSettings front,
        Duration apiRestartDelay,
        int apiCapacity,
        DatabaseSettings database,
        ScalingSettings scaling,
        ReleaseSettings release) {

    /** Reads settings; throws {@link IllegalArgumentException} for an unknown one or a value that cannot be. */
    static PlatformSettings parse(Map<String, String> given) {
        SettingsReader settings = new SettingsReader(given);
        PlatformSettings parsed = new PlatformSettings(
                settings.zones("zones", "a,b,c"),
                settings.address("public.address", "127.0.0.1"),
                front(settings),
                settings.duration("api.restartDelay", "PT4S"),
                settings.integer("api.capacity", "0", 0, 100_000),
                database(settings),
                scaling(settings),
                release(settings));
        settings.refuseUnknown();
        return parsed;
    }

    /** Whether the number of API instances follows their load: there is none without a modelled capacity. */
    boolean scales() {
        return scaling.autoscaling() == Autoscaling.ON && apiCapacity > 0;
    }

    /** The fewest API instances that there may be. */
    int fewestInstances() {
        return scales() ? scaling.minimum() : zones.size();
    }

    /** The most API instances that there may be. */
    int mostInstances() {
        return scales() ? scaling.maximum() : zones.size();
    }

    /** How many API instances there are at the start: one in each zone, where the bounds allow it. */
    int firstInstances() {
        return Math.min(mostInstances(), Math.max(fewestInstances(), zones.size()));
    }

    private static FrontSettings front(SettingsReader settings) {
        return new FrontSettings(
                settings.integer("balancer.port", "0", 0, 65_535),
                settings.integer("balancer.plainPort", "0", 0, 65_535),
                settings.choice("balancer.tls", Map.of("on", FrontSettings.Tls.ON, "off", FrontSettings.Tls.OFF), "on"),
                settings.choice("balancer.httpsRedirect", Map.of("on", Redirect.ON, "off", Redirect.OFF), "on"),
                settings.choice(
                        "firewall", Map.of("block", FirewallMode.BLOCK, "count", FirewallMode.COUNT), "block"),
                settings.integer("flood.limit", "100", 0, 1_000_000),
                new FrontSettings.Health(
                        settings.choice("balancer.healthChecks", Map.of("on", Checks.ON, "off", Checks.OFF), "on"),
                        settings.duration("balancer.healthInterval", "PT0.2S"),
                        settings.integer("balancer.unhealthyAfter", "2", 1, 100),
                        settings.integer("balancer.healthyAfter", "2", 1, 100)));
    }

    private static DatabaseSettings database(SettingsReader settings) {
        return new DatabaseSettings(
                settings.choice(
                        "database.synchronous",
                        Map.of("on", Replication.SYNCHRONOUS, "off", Replication.ASYNCHRONOUS),
                        "on"),
                settings.choice(
                        "database.replicationLink",
                        Map.of("up", ReplicationLink.UP, "black-holed", ReplicationLink.BLACK_HOLED),
                        "up"),
                settings.choice("failover.controller", Map.of("on", Controller.ON, "asleep", Controller.ASLEEP), "on"),
                settings.duration("failover.heartbeat", "PT0.2S"),
                settings.integer("failover.misses", "3", 1, 100));
    }

    private static ScalingSettings scaling(SettingsReader settings) {
        return new ScalingSettings(
                settings.choice("autoscaling", Map.of("on", Autoscaling.ON, "off", Autoscaling.OFF), "on"),
                settings.integer("autoscaling.minimum", "3", 1, 20),
                settings.integer("autoscaling.maximum", "6", 1, 20),
                settings.integer("autoscaling.cpu", "70", 1, 100),
                settings.integer("autoscaling.requests", "0", 0, 100_000),
                settings.duration("autoscaling.period", "PT1S"),
                settings.duration("autoscaling.cooldownOut", "PT2S"),
                settings.duration("autoscaling.cooldownIn", "PT15S"));
    }

    private static ReleaseSettings release(SettingsReader settings) {
        return new ReleaseSettings(
                settings.choice(
                        "release.strategy",
                        Map.of("rolling", Strategy.ROLLING, "all-at-once", Strategy.ALL_AT_ONCE),
                        "rolling"),
                settings.choice("release.rollback", Map.of("on", Rollback.ON, "off", Rollback.OFF), "on"),
                settings.choice("release.healthGate", Map.of("on", HealthGate.ON, "off", HealthGate.OFF), "on"),
                settings.duration("release.healthTimeout", "PT6S"));
    }
}
