package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.api.ApiSettings;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.control.SecretDelivery.Delivery;
import dev.faultline.rehearsal.database.BackupSettings;
import dev.faultline.rehearsal.database.DatabaseSettings.Detection;
import dev.faultline.rehearsal.database.DatabaseSettings.Replication;
import dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink;
import dev.faultline.rehearsal.database.DatabaseSettings.StandbyZone;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.region.RegionSettings;
import dev.faultline.rehearsal.release.ReleaseSettings;
import dev.faultline.rehearsal.release.ReleaseSettings.HealthGate;
import dev.faultline.rehearsal.release.ReleaseSettings.Rollback;
import dev.faultline.rehearsal.release.ReleaseSettings.Strategy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings by their names: defaults, known-bad values, and errors that say what to write instead. */
class PlatformSettingsTest {
    @Test
    void withoutAnyTheyAreTheSoundPlatforms() {
        PlatformSettings settings = PlatformSettings.parse(Map.of());

        assertThat(settings.zones()).containsExactly("a", "b", "c");
        assertThat(settings.front().health().checks()).isEqualTo(Checks.ON);
        assertThat(settings.apiRestartDelay()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.database().replication()).isEqualTo(Replication.SYNCHRONOUS);
        assertThat(settings.database().link()).isEqualTo(ReplicationLink.UP);
        assertThat(settings.database().controller()).isEqualTo(Controller.ON);
        assertThat(settings.database().heartbeat()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void knownBadPlatformsAreSaidInWords() {
        PlatformSettings settings = PlatformSettings.parse(Map.of(
                "database.synchronous", "off",
                "database.replicationLink", "black-holed",
                "failover.controller", "asleep",
                "balancer.healthChecks", "off"));

        assertThat(settings.database().replication()).isEqualTo(Replication.ASYNCHRONOUS);
        assertThat(settings.database().link()).isEqualTo(ReplicationLink.BLACK_HOLED);
        assertThat(settings.database().controller()).isEqualTo(Controller.ASLEEP);
        assertThat(settings.front().health().checks()).isEqualTo(Checks.OFF);
    }

    @Test
    void whatOnlyProcessesOfThisMachineCanBeSetToIsRefusedInContainers() throws StartFailure {
        PlatformSettings.parse(Map.of()).requireFitForContainers();

        PlatformSettings unfit = PlatformSettings.parse(Map.of(
                "database.replicationLink", "black-holed",
                "exposure.database", "public",
                "public.address", "127.0.0.10"));
        assertThatThrownBy(unfit::requireFitForContainers)
                .isInstanceOf(StartFailure.class)
                .hasMessage("database.replicationLink=black-holed, exposure.database=public, public.address=127.0.0.10:"
                        + " not to be had in containers; rehearse this on the backend embedded");
    }

    @Test
    void thereIsOneRegionUnlessTwoAreAskedFor() {
        assertThat(PlatformSettings.parse(Map.of()).region().two()).isFalse();
        assertThat(PlatformSettings.parse(Map.of()).entrance()).isEqualTo("balancer");
        assertThat(PlatformSettings.parse(Map.of("regions", "two")).entrance()).isEqualTo("director");
    }

    @Test
    void aSecondRegionCanBeBadInFourWays() {
        RegionSettings bad = PlatformSettings.parse(Map.of(
                        "regions", "two",
                        "region.director", "asleep",
                        "region.replication", "stuck",
                        "region.fencing", "off",
                        "region.failBack", "hasty",
                        "region.promotion", "automatic",
                        "region.interval", "PT1S",
                        "region.misses", "2"))
                .region();

        assertThat(bad)
                .isEqualTo(new RegionSettings(
                        RegionSettings.Regions.TWO,
                        RegionSettings.Director.ASLEEP,
                        new HeartbeatPace(Duration.ofSeconds(1), 2),
                        RegionSettings.Promotion.AUTOMATIC,
                        RegionSettings.Replication.STUCK,
                        RegionSettings.Fencing.OFF,
                        RegionSettings.FailBack.HASTY));
    }

    @Test
    void aSecondRegionIsRefusedInContainersAndBesideAZoneOfItsName() {
        assertThatThrownBy(PlatformSettings.parse(Map.of("regions", "two"))::requireFitForContainers)
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("regions=two: not to be had in containers");
        assertThatThrownBy(() -> PlatformSettings.parse(Map.of("regions", "two", "zones", "a,r2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting zones: expected none that is called r2, as the second region is, found a,r2");
    }

    @Test
    void oneInstanceCanBeMisled() {
        assertThat(PlatformSettings.parse(Map.of()).wiring())
                .isEqualTo(new WiringSettings(
                        WiringSettings.CacheAddress.ENDPOINT, WiringSettings.ZoneCheckAddress.SERVICE));
        assertThat(PlatformSettings.parse(Map.of("wiring.cache", "node", "wiring.zoneCheck", "mistyped"))
                        .wiring())
                .isEqualTo(
                        new WiringSettings(WiringSettings.CacheAddress.NODE, WiringSettings.ZoneCheckAddress.MISTYPED));
    }

    @Test
    void whatAnInstanceDoesIsSetByWordsOfItsOwn() {
        ApiSettings sound = PlatformSettings.parse(Map.of()).api();
        assertThat(sound).isEqualTo(ApiSettings.standard());

        ApiSettings bad = PlatformSettings.parse(Map.ofEntries(
                        Map.entry("api.workers", "12"),
                        Map.entry("api.capacity", "25"),
                        Map.entry("api.connections", "1"),
                        Map.entry("database.statementTime", "PT0.05S"),
                        Map.entry("api.health", "deep"),
                        Map.entry("api.cacheFallback", "off"),
                        Map.entry("otp.singleUse", "off"),
                        Map.entry("otp.codesPerMinute", "0"),
                        Map.entry("payments.verification", "fail-open"),
                        Map.entry("zoneCheck.protection", "off"),
                        Map.entry("zoneCheck.required", "yes"),
                        Map.entry("zoneCheck.fallback", "nearest"),
                        Map.entry("metrics.queries", "off")))
                .api();
        assertThat(bad)
                .isEqualTo(new ApiSettings(
                        12,
                        25,
                        new ApiSettings.Connections(1, Duration.ofMillis(50)),
                        ApiSettings.Health.DEEP,
                        ApiSettings.CacheFallback.OFF,
                        new ApiSettings.Otp(ApiSettings.SingleUse.OFF, 0),
                        ApiSettings.Verification.FAIL_OPEN,
                        new ApiSettings.ZoneChecks(
                                ApiSettings.Protection.OFF, ApiSettings.Required.YES, ApiSettings.Fallback.NEAREST),
                        ApiSettings.QueryMetrics.OFF,
                        sound.version()));
    }

    @Test
    void theFrontIsClosedUnlessToldOtherwise() {
        FrontSettings sound = PlatformSettings.parse(Map.of()).front();
        assertThat(sound.tls()).isEqualTo(FrontSettings.Tls.ON);
        assertThat(sound.redirect()).isEqualTo(Redirect.ON);
        assertThat(sound.firewall()).isEqualTo(FirewallMode.BLOCK);
        assertThat(sound.floodLimit()).isEqualTo(100);

        FrontSettings open = PlatformSettings.parse(Map.of(
                        "balancer.tls", "off",
                        "balancer.httpsRedirect", "off",
                        "firewall", "count",
                        "flood.limit", "0"))
                .front();
        assertThat(open.tls()).isEqualTo(FrontSettings.Tls.OFF);
        assertThat(open.redirect()).isEqualTo(Redirect.OFF);
        assertThat(open.firewall()).isEqualTo(FirewallMode.COUNT);
        assertThat(open.floodLimit()).isZero();
    }

    @Test
    void theDatabaseAndTheCacheHaveMistakesOfTheirOwn() {
        PlatformSettings bad = PlatformSettings.parse(Map.of(
                "failover.detection", "connect",
                "database.standbyZone", "same",
                "public.address", "127.0.0.10",
                "exposure.database", "public",
                "redis.failover", "asleep"));

        assertThat(bad.database().detection()).isEqualTo(Detection.CONNECT);
        assertThat(bad.database().standbyZone()).isEqualTo(StandbyZone.SAME);
        assertThat(bad.database().exposure().publicAddress()).hasValue("127.0.0.10");
        assertThat(bad.cache().controller()).isEqualTo(Controller.ASLEEP);
        assertThat(PlatformSettings.parse(Map.of()).database().exposure().publicAddress())
                .isEmpty();
    }

    @Test
    void withoutAModelledCapacityTheNumberOfInstancesIsFixed() {
        PlatformSettings unmodelled = PlatformSettings.parse(Map.of());
        assertThat(unmodelled.scales()).isFalse();
        assertThat(unmodelled.fewestInstances()).isEqualTo(3);
        assertThat(unmodelled.mostInstances()).isEqualTo(3);

        PlatformSettings modelled = PlatformSettings.parse(Map.of("api.capacity", "25", "autoscaling.minimum", "4"));
        assertThat(modelled.scales()).isTrue();
        assertThat(modelled.firstInstances()).isEqualTo(4);
        assertThat(modelled.mostInstances()).isEqualTo(6);
        assertThat(PlatformSettings.parse(Map.of("api.capacity", "25", "autoscaling", "off"))
                        .mostInstances())
                .isEqualTo(3);
    }

    @Test
    void theMostInstancesAreAtLeastTheFewest() {
        assertThatThrownBy(() -> PlatformSettings.parse(Map.of("autoscaling.minimum", "5", "autoscaling.maximum", "4")))
                .hasMessage("setting autoscaling.maximum: expected at least autoscaling.minimum (5), found '4'");
    }

    @Test
    void releasesAndDeliveriesAndChannelsAreSetToo() {
        PlatformSettings bad = PlatformSettings.parse(Map.of(
                "release.strategy", "all-at-once",
                "release.rollback", "off",
                "release.healthGate", "off",
                "release.healthTimeout", "PT3S",
                "secrets.delivery", "file",
                "channels.pager", "unsubscribed"));

        assertThat(bad.release())
                .isEqualTo(
                        new ReleaseSettings(Strategy.ALL_AT_ONCE, Rollback.OFF, HealthGate.OFF, Duration.ofSeconds(3)));
        assertThat(bad.delivery()).isEqualTo(Delivery.FILE);
        assertThat(bad.unsubscribed()).containsExactly("pager");
        assertThat(PlatformSettings.parse(Map.of()).unsubscribed()).isEmpty();
    }

    @Test
    void clientsComeToALoopbackAddress() {
        refused("public.address", "10.0.0.1").hasMessageContaining("begins with 127");
        refused("public.address", "127.0.0.999").hasMessageContaining("127.0.0.10");
    }

    @Test
    void nothingIsBackedUpUnlessItIsAskedFor() {
        assertThat(PlatformSettings.parse(Map.of()).database().backup()).isEqualTo(BackupSettings.NONE);
        assertThat(PlatformSettings.parse(Map.of("backup.archive", "hole", "backup.nightly", "fails"))
                        .database()
                        .backup())
                .isEqualTo(new BackupSettings(BackupSettings.Archive.HOLE, BackupSettings.Nightly.FAILS));
        refused("backup.archive", "yes").hasMessageContaining("one of hole, off, on");
        refused("backup.nightly", "old").hasMessageContaining("one of fails, runs, stale, truncated");
    }

    @Test
    void anUnknownOneIsRefusedWithTheListOfTheKnown() {
        refused("databse.synchronous", "on")
                .hasMessageContaining("unknown setting databse.synchronous")
                .hasMessageContaining("api.restartDelay")
                .hasMessageContaining("failover.misses")
                .hasMessageContaining("zones");
    }

    @Test
    void aValueThatCannotBeIsRefusedWithWhatCan() {
        refused("database.synchronous", "maybe")
                .hasMessage("setting database.synchronous: expected one of off, on, found 'maybe'");
        refused("api.restartDelay", "4s").hasMessageContaining("PT0.2S").hasMessageContaining("found '4s'");
        refused("api.restartDelay", "PT-4S").hasMessageContaining("positive");
        refused("balancer.port", "70000").hasMessageContaining("from 0 to 65535");
        refused("failover.misses", "0").hasMessageContaining("from 1");
    }

    @Test
    void zonesMustBeTwoAtLeastAndDiffer() {
        assertThat(PlatformSettings.parse(Map.of("zones", "a,b")).zones()).containsExactly("a", "b");
        refused("zones", "a").hasMessageContaining("at least two");
        refused("zones", "a,a").hasMessageContaining("different");
        refused("zones", "a,,b").hasMessageContaining("found 'a,,b'");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String name, String value) {
        return assertThatThrownBy(() -> PlatformSettings.parse(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
