package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.database.DatabaseSettings;
import dev.faultline.rehearsal.database.DatabaseSettings.Replication;
import dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink;
import dev.faultline.rehearsal.failover.Controller;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the platform is set up; each has a default.
 *
 * @param zones {@code zones}: an API instance in each, the databases in the first two
 * @param balancerPort {@code balancer.port}: 0 for any free one
 * @param health {@code balancer.health…}: how the load balancer checks its targets
 * @param apiRestartDelay {@code api.restartDelay}: how long a dead process stays away. It models what a container service
 *     takes to place a task and pull its image, scaled down
 * @param database {@code database.…} and {@code failover.…}
 */
record PlatformSettings(
        List<String> zones, int balancerPort, Health health, Duration apiRestartDelay, DatabaseSettings database) {

    /** How the load balancer checks its targets. */
    record Health(Checks checks, Duration interval, int unhealthyAfter, int healthyAfter) {}

    /** Reads settings; throws {@link IllegalArgumentException} for an unknown one or a value that cannot be. */
    static PlatformSettings parse(Map<String, String> given) {
        SettingsReader settings = new SettingsReader(given);
        PlatformSettings parsed = new PlatformSettings(
                settings.zones("zones", "a,b,c"),
                settings.integer("balancer.port", "0", 0, 65_535),
                new Health(
                        settings.choice("balancer.healthChecks", Map.of("on", Checks.ON, "off", Checks.OFF), "on"),
                        settings.duration("balancer.healthInterval", "PT0.2S"),
                        settings.integer("balancer.unhealthyAfter", "2", 1, 100),
                        settings.integer("balancer.healthyAfter", "2", 1, 100)),
                settings.duration("api.restartDelay", "PT4S"),
                database(settings));
        settings.refuseUnknown();
        return parsed;
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
}
