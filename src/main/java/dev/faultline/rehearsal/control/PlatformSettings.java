package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.api.ApiSettings;
import dev.faultline.rehearsal.api.ApiSettings.CacheFallback;
import dev.faultline.rehearsal.api.ApiSettings.Connections;
import dev.faultline.rehearsal.api.ApiSettings.Fallback;
import dev.faultline.rehearsal.api.ApiSettings.Health;
import dev.faultline.rehearsal.api.ApiSettings.Otp;
import dev.faultline.rehearsal.api.ApiSettings.Protection;
import dev.faultline.rehearsal.api.ApiSettings.QueryMetrics;
import dev.faultline.rehearsal.api.ApiSettings.Required;
import dev.faultline.rehearsal.api.ApiSettings.SingleUse;
import dev.faultline.rehearsal.api.ApiSettings.Verification;
import dev.faultline.rehearsal.api.ApiSettings.ZoneChecks;
import dev.faultline.rehearsal.api.LastPlace;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.cache.CacheSettings;
import dev.faultline.rehearsal.control.SecretDelivery.Delivery;
import dev.faultline.rehearsal.database.BackupSettings;
import dev.faultline.rehearsal.database.BackupSettings.Archive;
import dev.faultline.rehearsal.database.BackupSettings.Nightly;
import dev.faultline.rehearsal.database.DatabaseSettings;
import dev.faultline.rehearsal.database.DatabaseSettings.Detection;
import dev.faultline.rehearsal.database.DatabaseSettings.Replication;
import dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink;
import dev.faultline.rehearsal.database.DatabaseSettings.StandbyZone;
import dev.faultline.rehearsal.database.Exposure;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.region.RegionSettings;
import dev.faultline.rehearsal.region.TrafficDirector;
import dev.faultline.rehearsal.release.ReleaseSettings;
import dev.faultline.rehearsal.release.ReleaseSettings.HealthGate;
import dev.faultline.rehearsal.release.ReleaseSettings.Rollback;
import dev.faultline.rehearsal.release.ReleaseSettings.Strategy;
import dev.faultline.rehearsal.scaling.ScalingSettings;
import dev.faultline.rehearsal.scaling.ScalingSettings.Autoscaling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the platform is set up; each has a default.
 *
 * @param zones {@code zones}: an API instance in each, the databases in the first two
 * @param publicAddress {@code public.address}: where clients come to; the rest is on the loopback address
 * @param front {@code balancer.…}, {@code firewall}, {@code flood.limit}
 * @param apiRestartDelay {@code api.restartDelay}: how long a dead process stays away, and a new one is under way. It
 *     models what a container service takes to place a task and pull its image, scaled down
 * @param api {@code api.…}, {@code otp.…}, {@code payments.…}, {@code zoneCheck.…}, {@code metrics.…} and {@code
 *     database.statementTime}: how an instance behaves
 * @param lastPlace {@code bookings.lastPlace}: what keeps two people from getting the last place of a slot
 * @param wiring {@code wiring.…}: where one of the instances looks for the others
 * @param database {@code database.…}, {@code failover.…}, {@code backup.…} and {@code exposure.database}
 * @param cache {@code redis.…}
 * @param scaling {@code autoscaling…}
 * @param release {@code release.…}
 * @param delivery {@code secrets.delivery}: how instances get their secrets
 * @param region {@code regions} and {@code region.…}
 * @param unsubscribed {@code channels.…=unsubscribed}: alarm channels that reach nobody: a known-bad setting
 */
record PlatformSettings(
        List<String> zones,
        String publicAddress,
        FrontSettings front,
        Duration apiRestartDelay,
        ApiSettings api,
        LastPlace lastPlace,
        WiringSettings wiring,
        DatabaseSettings database,
        CacheSettings cache,
        ScalingSettings scaling,
        ReleaseSettings release,
        Delivery delivery,
        RegionSettings region,
        List<String> unsubscribed) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Map<String, Controller> CONTROLLERS = Map.of("on", Controller.ON, "asleep", Controller.ASLEEP);

    /** Reads settings; throws {@link IllegalArgumentException} for an unknown one or a value that cannot be. */
    static PlatformSettings parse(Map<String, String> given) {
        SettingsReader settings = new SettingsReader(given);
        String publicAddress = settings.address("public.address", LOOPBACK);
        List<String> zones = settings.zones("zones", "a,b,c");
        PlatformSettings parsed = new PlatformSettings(
                zones,
                publicAddress,
                front(settings),
                settings.duration("api.restartDelay", "PT4S"),
                api(settings),
                settings.choice(
                        "bookings.lastPlace",
                        Map.of("guarded", LastPlace.GUARDED, "looked-at", LastPlace.LOOKED_AT),
                        "guarded"),
                WiringSettings.read(settings),
                database(settings, publicAddress),
                cache(settings),
                scaling(settings),
                release(settings),
                settings.choice("secrets.delivery", Map.of("store", Delivery.STORE, "file", Delivery.FILE), "store"),
                RegionSettingsReader.read(settings, zones),
                channels(settings));
        settings.refuseUnknown();
        return parsed;
    }

    /** What clients connect to: the load balancer, or the director in front of two regions. */
    String entrance() {
        return region.two() ? TrafficDirector.NAME : FrontService.NAME;
    }

    /** Whether the number of API instances follows their load: there is none without a modelled capacity. */
    boolean scales() {
        return scaling.autoscaling() == Autoscaling.ON && api.capacity() > 0;
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

    /** Throws {@link StartFailure} for what can be had only where nodes are processes of this machine. */
    void requireFitForContainers() throws StartFailure {
        List<String> unfit = new ArrayList<>();
        if (database.link() == ReplicationLink.BLACK_HOLED) {
            unfit.add("database.replicationLink=black-holed");
        }
        if (database.exposure() != Exposure.PRIVATE) {
            unfit.add("exposure.database=public");
        }
        if (!publicAddress.equals(LOOPBACK)) {
            unfit.add("public.address=" + publicAddress);
        }
        if (region.two()) {
            unfit.add("regions=two");
        }
        if (!unfit.isEmpty()) {
            throw new StartFailure(
                    "settings",
                    String.join(", ", unfit) + ": not to be had in containers; rehearse this on the backend embedded",
                    List.of());
        }
    }

    private static FrontSettings front(SettingsReader settings) {
        return new FrontSettings(
                settings.integer("balancer.port", "0", 0, 65_535),
                settings.integer("balancer.plainPort", "0", 0, 65_535),
                settings.choice("balancer.tls", Map.of("on", FrontSettings.Tls.ON, "off", FrontSettings.Tls.OFF), "on"),
                settings.choice("balancer.httpsRedirect", Map.of("on", Redirect.ON, "off", Redirect.OFF), "on"),
                settings.choice("firewall", Map.of("block", FirewallMode.BLOCK, "count", FirewallMode.COUNT), "block"),
                settings.integer("flood.limit", "100", 0, 1_000_000),
                new FrontSettings.Health(
                        settings.choice("balancer.healthChecks", Map.of("on", Checks.ON, "off", Checks.OFF), "on"),
                        settings.duration("balancer.healthInterval", "PT0.2S"),
                        settings.integer("balancer.unhealthyAfter", "2", 1, 100),
                        settings.integer("balancer.healthyAfter", "2", 1, 100)));
    }

    private static ApiSettings api(SettingsReader settings) {
        ApiSettings sound = ApiSettings.standard();
        return new ApiSettings(
                settings.integer("api.workers", Integer.toString(sound.workers()), 1, 10_000),
                settings.integer("api.capacity", "0", 0, 100_000),
                new Connections(
                        settings.integer(
                                "api.connections",
                                Integer.toString(sound.connections().atMost()),
                                1,
                                100),
                        settings.durationOrNone("database.statementTime")),
                settings.choice("api.health", Map.of("shallow", Health.SHALLOW, "deep", Health.DEEP), "shallow"),
                settings.choice("api.cacheFallback", Map.of("on", CacheFallback.ON, "off", CacheFallback.OFF), "on"),
                new Otp(
                        settings.choice("otp.singleUse", Map.of("on", SingleUse.ON, "off", SingleUse.OFF), "on"),
                        settings.integer("otp.codesPerMinute", "5", 0, 100_000)),
                settings.choice(
                        "payments.verification",
                        Map.of("strict", Verification.STRICT, "fail-open", Verification.FAIL_OPEN),
                        "strict"),
                new ZoneChecks(
                        settings.choice(
                                "zoneCheck.protection", Map.of("on", Protection.ON, "off", Protection.OFF), "on"),
                        settings.choice("zoneCheck.required", Map.of("no", Required.NO, "yes", Required.YES), "no"),
                        settings.choice(
                                "zoneCheck.fallback",
                                Map.of("none", Fallback.NONE, "nearest", Fallback.NEAREST),
                                "none")),
                settings.choice("metrics.queries", Map.of("on", QueryMetrics.ON, "off", QueryMetrics.OFF), "on"),
                sound.version());
    }

    private static List<String> channels(SettingsReader settings) {
        Map<String, Boolean> subscriptions = Map.of("subscribed", true, "unsubscribed", false);
        return Stream.of("admin", "pager")
                .filter(channel -> !settings.choice("channels." + channel, subscriptions, "subscribed"))
                .toList();
    }

    private static DatabaseSettings database(SettingsReader settings, String publicAddress) {
        return new DatabaseSettings(
                settings.choice(
                        "database.synchronous",
                        Map.of("on", Replication.SYNCHRONOUS, "off", Replication.ASYNCHRONOUS),
                        "on"),
                settings.choice(
                        "database.replicationLink",
                        Map.of("up", ReplicationLink.UP, "black-holed", ReplicationLink.BLACK_HOLED),
                        "up"),
                settings.choice("failover.controller", CONTROLLERS, "on"),
                settings.duration("failover.heartbeat", "PT0.2S"),
                settings.integer("failover.misses", "3", 1, 100),
                settings.choice(
                        "failover.detection", Map.of("query", Detection.QUERY, "connect", Detection.CONNECT), "query"),
                settings.choice(
                        "database.standbyZone", Map.of("other", StandbyZone.OTHER, "same", StandbyZone.SAME), "other"),
                settings.choice(
                        "exposure.database",
                        Map.of("private", Exposure.PRIVATE, "public", Exposure.at(publicAddress)),
                        "private"),
                backup(settings));
    }

    private static BackupSettings backup(SettingsReader settings) {
        return new BackupSettings(
                settings.choice(
                        "backup.archive", Map.of("off", Archive.OFF, "on", Archive.ON, "hole", Archive.HOLE), "off"),
                settings.choice(
                        "backup.nightly",
                        Map.of(
                                "runs",
                                Nightly.RUNS,
                                "fails",
                                Nightly.FAILS,
                                "truncated",
                                Nightly.TRUNCATED,
                                "stale",
                                Nightly.STALE),
                        "runs"));
    }

    private static CacheSettings cache(SettingsReader settings) {
        return new CacheSettings(
                settings.choice("redis.failover", CONTROLLERS, "on"),
                new HeartbeatPace(
                        settings.duration("redis.heartbeat", "PT0.2S"), settings.integer("redis.misses", "3", 1, 100)));
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
