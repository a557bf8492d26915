package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.database.DatabaseSettings.Replication;
import dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink;
import dev.faultline.rehearsal.failover.Controller;
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
