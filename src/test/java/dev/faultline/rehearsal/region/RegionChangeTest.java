package dev.faultline.rehearsal.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.RegionSettings.FailBack;
import dev.faultline.rehearsal.region.RegionSettings.Fencing;
import dev.faultline.rehearsal.region.RegionStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of the region that takes the writes, on databases of paper. */
class RegionChangeTest {
    private final StopSignal stop = new StopSignal();
    private final PlatformLog log = PlatformLog.onErrorOutput();
    private final PaperDatabases databases = new PaperDatabases();
    private TrafficDirector director;
    private RegionChange change;

    @BeforeEach
    void start() throws IOException {
        director =
                new TrafficDirector(new FreePorts().next(), Map.of(Region.FIRST, () -> 1, Region.SECOND, () -> 1), log);
        director.route(Region.FIRST);
        begin(Fencing.ON, FailBack.CAREFUL);
    }

    @AfterEach
    void close() throws IOException {
        stop.raise();
        change.close();
        director.close();
    }

    @Test
    void theFirstRegionIsFencedBeforeTheSecondIsPromoted() {
        assertThat(change.promote()).map(RegionStatus::state).hasValue(State.PROMOTING);
        awaitState(State.PROMOTED);

        assertThat(databases.done()).containsExactly("fence", "promote");
        assertThat(change.status().writer()).isEqualTo("db-r2");
    }

    @Test
    void withoutFencingOnlyThePromotionIsDone() {
        change.close();
        begin(Fencing.OFF, FailBack.CAREFUL);
        assertThat(change.promote()).isPresent();
        awaitState(State.PROMOTED);

        assertThat(databases.done()).containsExactly("promote");
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        assertThat(change.promote()).isPresent();
        assertThat(change.promote()).isEmpty();
        awaitState(State.PROMOTED);
        assertThat(change.promote()).isEmpty();
    }

    @Test
    void aPromotionThatFailedSaysWhyAndCanBeAskedForAgain() {
        databases.failAt("promote");
        assertThat(change.promote()).isPresent();
        awaitState(State.FAILED);
        assertThat(change.status().detail()).contains("the database does not answer");

        databases.failAt("");
        assertThat(change.promote()).isPresent();
        awaitState(State.PROMOTED);
    }

    @Test
    void thereIsNoWayBackFromWhereNobodyWent() {
        assertThat(change.failBack()).isEmpty();
    }

    @Test
    void theWayBackWaitsForSomebodyWhoFollows() {
        promoteAndMove();
        assertThat(change.failBack()).map(RegionStatus::state).hasValue(State.FAILING_BACK);
        assertThat(databases.done()).doesNotContain("hand back");

        databases.follow();
        awaitState(State.FAILED_BACK);
        assertThat(databases.done()).endsWith("hand back");
        await().until(() -> director.serving() == Region.FIRST);
        assertThat(change.status().writer()).isEqualTo("db-a");
    }

    @Test
    void aFailedWayBackLeavesClientsInTheSecondRegion() {
        promoteAndMove();
        databases.follow();
        databases.failAt("hand back");
        assertThat(change.failBack()).isPresent();
        awaitState(State.PROMOTED);

        assertThat(change.status().detail()).contains("did not get its place back", "the database does not answer");
        assertThat(director.serving()).isEqualTo(Region.SECOND);
    }

    @Test
    void theHastyWayPromotesFirstAndMovesClientsLater() {
        change.close();
        begin(Fencing.ON, FailBack.HASTY);
        promoteAndMove();
        databases.follow();
        assertThat(change.failBack()).isPresent();
        awaitState(State.FAILED_BACK);

        assertThat(databases.done()).containsSubsequence("promote the first", "abandon the second");
        assertThat(databases.done()).doesNotContain("hand back");
        assertThat(director.serving()).isEqualTo(Region.FIRST);
    }

    /** A first region that can be gone back to. */
    private void promoteAndMove() {
        assertThat(change.promote()).isPresent();
        awaitState(State.PROMOTED);
        director.route(Region.SECOND);
    }

    private void begin(Fencing fencing, FailBack failBack) {
        RegionSettings settings = new RegionSettings(
                RegionSettings.Regions.TWO,
                RegionSettings.Director.ON,
                new HeartbeatPace(Duration.ofMillis(200), 3),
                RegionSettings.Promotion.BY_HAND,
                RegionSettings.Replication.UP,
                fencing,
                failBack);
        change = new RegionChange(databases, director, settings, new HealthyRegion(), stop, log);
        change.start();
    }

    private void awaitState(State state) {
        await().until(() -> change.status().state() == state);
    }
}
