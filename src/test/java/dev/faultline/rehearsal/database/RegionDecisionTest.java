package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.RegionDecision.Action;
import dev.faultline.rehearsal.database.RegionDecision.Followers;
import dev.faultline.rehearsal.database.RegionDecision.Life;
import dev.faultline.rehearsal.database.RegionDecision.Observation;
import dev.faultline.rehearsal.database.RegionDecision.Slot;
import dev.faultline.rehearsal.database.RegionDecision.Writer;
import dev.faultline.rehearsal.database.RegionDecision.Writes;
import dev.faultline.rehearsal.failover.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps one region following the other. */
class RegionDecisionTest {
    @Test
    void nothingIsDueWhileTheReplicaFollows() {
        assertThat(first(Presence.THERE, Life.RUNS, Slot.KEPT)).isEqualTo(Action.NONE);
    }

    @Test
    void aReplicaThatDiedIsClonedAnew() {
        assertThat(first(Presence.THERE, Life.GONE, Slot.KEPT)).isEqualTo(Action.CLONE_SECOND);
    }

    @Test
    void aNewPrimaryIsToKeepItsLogForTheReplica() {
        assertThat(first(Presence.THERE, Life.RUNS, Slot.ELSEWHERE)).isEqualTo(Action.KEEP_SLOT);
    }

    @Test
    void nothingIsTakenFromAReplicaWhileTheFirstRegionIsAway() {
        assertThat(first(Presence.LOST, Life.GONE, Slot.ELSEWHERE)).isEqualTo(Action.NONE);
    }

    @Test
    void aWriterThatDiedIsStartedOnItsData() {
        assertThat(second(Writer.SECOND, Presence.LOST, Life.GONE, Followers.MISSING))
                .isEqualTo(Action.RESTART_SECOND);
    }

    @Test
    void fencedDatabasesAreMadeAnewFromTheNewWriter() {
        assertThat(second(Writer.SECOND, Presence.THERE, Life.RUNS, Followers.MISSING))
                .isEqualTo(Action.CLONE_FIRST);
        assertThat(second(Writer.SECOND, Presence.THERE, Life.RUNS, Followers.ALL))
                .isEqualTo(Action.NONE);
        assertThat(second(Writer.SECOND, Presence.LOST, Life.RUNS, Followers.MISSING))
                .isEqualTo(Action.NONE);
    }

    @Test
    void unfencedDatabasesAreLeftToThemselves() {
        assertThat(second(Writer.SECOND_UNFENCED, Presence.THERE, Life.RUNS, Followers.MISSING))
                .isEqualTo(Action.NONE);
    }

    @Test
    void aWriterThatWasToldToTakeNoWritesTakesThemAgainBeforeAnythingIsClonedFromIt() {
        for (Writer writer : List.of(Writer.SECOND, Writer.SECOND_UNFENCED)) {
            assertThat(stopped(writer, Presence.THERE, Life.RUNS)).isEqualTo(Action.RESUME_SECOND);
            assertThat(stopped(writer, Presence.LOST, Life.RUNS)).isEqualTo(Action.NONE);
            assertThat(stopped(writer, Presence.LOST, Life.GONE)).isEqualTo(Action.RESTART_SECOND);
        }
    }

    private static Action stopped(Writer writer, Presence answers, Life life) {
        return RegionDecision.on(
                new Observation(writer, Presence.LOST, answers, life, Slot.KEPT, Followers.MISSING, Writes.STOPPED));
    }

    private static Action first(Presence primary, Life replica, Slot slot) {
        return RegionDecision.on(
                new Observation(Writer.FIRST, primary, Presence.THERE, replica, slot, Followers.MISSING, Writes.TAKEN));
    }

    private static Action second(Writer writer, Presence answers, Life life, Followers followers) {
        return RegionDecision.on(
                new Observation(writer, Presence.LOST, answers, life, Slot.KEPT, followers, Writes.TAKEN));
    }
}
