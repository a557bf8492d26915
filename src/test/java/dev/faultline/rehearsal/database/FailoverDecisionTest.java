package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.FailoverDecision.Action;
import dev.faultline.rehearsal.database.FailoverDecision.Observation;
import dev.faultline.rehearsal.database.FailoverDecision.Standby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the failover controller does about what it sees. */
class FailoverDecisionTest {
    @ParameterizedTest(name = "primary lost {0}, standby lost {1}, streams {2}, stream lost {3}, {4}: {5}")
    @CsvSource({
        "false, false, true,  false, IN_SYNC,      NONE",
        "true,  false, true,  false, IN_SYNC,      PROMOTE_STANDBY",
        "true,  false, false, true,  IN_SYNC,      PROMOTE_STANDBY",
        "true,  true,  false, true,  IN_SYNC,      RESTART_PRIMARY",
        "true,  false, false, true,  DETACHED,     RESTART_PRIMARY",
        "true,  false, true,  false, DETACHING,    RESTART_PRIMARY",
        "false, true,  true,  false, IN_SYNC,      DETACH_STANDBY",
        "false, false, false, true,  IN_SYNC,      DETACH_STANDBY",
        "false, false, true,  false, DETACHING,    DETACH_STANDBY",
        "false, true,  false, true,  DETACHED,     CLONE_STANDBY",
        "false, false, true,  false, DETACHED,     ATTACH_STANDBY",
        "false, false, false, true,  DETACHED,     NONE",
        "false, false, false, true,  ASYNCHRONOUS, NONE",
        "true,  false, false, true,  ASYNCHRONOUS, PROMOTE_STANDBY",
        "false, true,  false, true,  ASYNCHRONOUS, CLONE_STANDBY",
    })
    void decides(
            boolean primaryLost,
            boolean standbyLost,
            boolean streams,
            boolean streamLost,
            Standby standby,
            Action expected) {
        assertThat(FailoverDecision.on(new Observation(primaryLost, standbyLost, streams, streamLost, standby)))
                .isEqualTo(expected);
    }

    @Test
    void aStandbyThatMayMissSomethingIsNeverPromoted() {
        for (Standby standby : new Standby[] {Standby.DETACHED, Standby.DETACHING}) {
            assertThat(FailoverDecision.on(new Observation(true, false, true, false, standby)))
                    .isNotEqualTo(Action.PROMOTE_STANDBY);
        }
    }
}
