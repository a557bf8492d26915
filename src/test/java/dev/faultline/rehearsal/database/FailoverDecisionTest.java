package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.FailoverDecision.Action;
import dev.faultline.rehearsal.database.FailoverDecision.Observation;
import dev.faultline.rehearsal.database.FailoverDecision.Standby;
import dev.faultline.rehearsal.database.FailoverDecision.Stream;
import dev.faultline.rehearsal.failover.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the failover controller does about what it sees. */
class FailoverDecisionTest {
    @ParameterizedTest(name = "primary {0}, standby {1}, stream {2}, {3}: {4}")
    @CsvSource({
        "THERE, THERE, UP,     IN_SYNC,      NONE",
        "LOST,  THERE, UNSEEN, IN_SYNC,      PROMOTE_STANDBY",
        "LOST,  THERE, LOST,   IN_SYNC,      PROMOTE_STANDBY",
        "LOST,  LOST,  LOST,   IN_SYNC,      RESTART_PRIMARY",
        "LOST,  THERE, LOST,   DETACHED,     RESTART_PRIMARY",
        "LOST,  THERE, UNSEEN, DETACHING,    RESTART_PRIMARY",
        "THERE, LOST,  UP,     IN_SYNC,      DETACH_STANDBY",
        "THERE, THERE, LOST,   IN_SYNC,      DETACH_STANDBY",
        "THERE, THERE, UNSEEN, IN_SYNC,      NONE",
        "THERE, THERE, UP,     DETACHING,    DETACH_STANDBY",
        "THERE, LOST,  LOST,   DETACHED,     CLONE_STANDBY",
        "THERE, THERE, UP,     DETACHED,     ATTACH_STANDBY",
        "THERE, THERE, UNSEEN, DETACHED,     NONE",
        "THERE, THERE, LOST,   DETACHED,     NONE",
        "THERE, THERE, LOST,   ASYNCHRONOUS, NONE",
        "LOST,  THERE, LOST,   ASYNCHRONOUS, PROMOTE_STANDBY",
        "THERE, LOST,  LOST,   ASYNCHRONOUS, CLONE_STANDBY",
    })
    void decides(Presence primary, Presence standby, Stream stream, Standby trust, Action expected) {
        assertThat(FailoverDecision.on(new Observation(primary, standby, stream, trust)))
                .isEqualTo(expected);
    }

    @Test
    void aStandbyThatMayMissSomethingIsNeverPromoted() {
        for (Standby trust : List.of(Standby.DETACHED, Standby.DETACHING)) {
            for (Stream stream : Stream.values()) {
                assertThat(FailoverDecision.on(new Observation(Presence.LOST, Presence.THERE, stream, trust)))
                        .isNotEqualTo(Action.PROMOTE_STANDBY);
            }
        }
    }
}
