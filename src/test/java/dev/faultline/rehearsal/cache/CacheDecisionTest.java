package dev.faultline.rehearsal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.cache.CacheDecision.Action;
import dev.faultline.rehearsal.cache.CacheDecision.Copy;
import dev.faultline.rehearsal.failover.Presence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cache's failover controller does about what it sees. */
class CacheDecisionTest {
    @ParameterizedTest(name = "primary {0}, replica {1} with copy {2}: {3}")
    @CsvSource({
        "THERE, THERE, TAKEN, NONE",
        "THERE, THERE, NONE,  NONE",
        "THERE, LOST,  TAKEN, RESTART_REPLICA",
        "THERE, LOST,  NONE,  RESTART_REPLICA",
        "LOST,  THERE, TAKEN, PROMOTE_REPLICA",
        "LOST,  THERE, NONE,  RESTART_PRIMARY",
        "LOST,  LOST,  TAKEN, RESTART_PRIMARY",
        "LOST,  LOST,  NONE,  RESTART_PRIMARY",
    })
    void decides(Presence primary, Presence replica, Copy copy, Action expected) {
        assertThat(CacheDecision.on(primary, replica, copy)).isEqualTo(expected);
    }
}
