package dev.faultline.rehearsal.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.failover.Presence;
import dev.faultline.rehearsal.region.RegionSettings.Director;
import dev.faultline.rehearsal.region.RegionStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where clients are sent. */
class RoutingDecisionTest {
    @Test
    void aLostFirstRegionSendsClientsToTheSecond() {
        assertThat(RoutingDecision.on(Director.ON, Region.FIRST, Presence.LOST, Presence.THERE, State.IDLE))
                .isEqualTo(Region.SECOND);
    }

    @Test
    void nobodyIsSentFromOneLostRegionToAnother() {
        assertThat(RoutingDecision.on(Director.ON, Region.FIRST, Presence.LOST, Presence.LOST, State.IDLE))
                .isEqualTo(Region.FIRST);
    }

    @Test
    void aFirstRegionThatIsBackBeforeAnyPromotionServesAgain() {
        assertThat(RoutingDecision.on(Director.ON, Region.SECOND, Presence.THERE, Presence.THERE, State.IDLE))
                .isEqualTo(Region.FIRST);
        assertThat(RoutingDecision.on(Director.ON, Region.SECOND, Presence.THERE, Presence.THERE, State.FAILED_BACK))
                .isEqualTo(Region.FIRST);
    }

    @ParameterizedTest
    @EnumSource(Presence.class)
    void clientsStayWhereWritesAreTakenHoweverTheFirstRegionLooks(Presence first) {
        assertThat(RoutingDecision.on(Director.ON, Region.SECOND, first, Presence.THERE, State.PROMOTED))
                .isEqualTo(Region.SECOND);
        assertThat(RoutingDecision.on(Director.ON, Region.FIRST, first, Presence.THERE, State.PROMOTED))
                .isEqualTo(Region.SECOND);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PROMOTING", "FAILING_BACK", "FAILED"})
    void nobodyIsMovedInTheMiddleOfAChange(State state) {
        assertThat(RoutingDecision.on(Director.ON, Region.FIRST, Presence.LOST, Presence.THERE, state))
                .isEqualTo(Region.FIRST);
        assertThat(RoutingDecision.on(Director.ON, Region.SECOND, Presence.THERE, Presence.THERE, state))
                .isEqualTo(Region.SECOND);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aDirectorThatIsAsleepMovesNobody(State state) {
        assertThat(RoutingDecision.on(Director.ASLEEP, Region.FIRST, Presence.LOST, Presence.THERE, state))
                .isEqualTo(Region.FIRST);
    }
}
