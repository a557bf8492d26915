package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that the platform carries out itself when it is asked to: what it is asked for, and what proves that it did. */
class PlatformFaultsTest {
    private static final PlannedFault SLOW = new PlannedFault(
            new FaultSpec.SlowQueries("report", Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(400)),
            List.of("db-a"),
            "");
    private static final PlannedFault LOSS = new PlannedFault(
            new FaultSpec.DataLoss("dropped", Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(1)),
            List.of("db-a"),
            "");
    private static final PlannedFault BROKEN =
            new PlannedFault(new FaultSpec.Release("update", Duration.ZERO, "broken"), List.of("api-a", "api-b"), "");

    private static final PlannedFault PROMOTION =
            new PlannedFault(new FaultSpec.Promotion("promotion", Duration.ZERO, "region-lost"), List.of("db-r2"), "");
    private static final PlannedFault FAIL_BACK =
            new PlannedFault(new FaultSpec.FailBack("fail-back", Duration.ZERO), List.of("db-a", "db-b"), "");

    @TempDir
    Path folder;

    private StubOperations platform;
    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        platform = new StubOperations();
        bench = Bench.ofPlatform(folder, platform.url());
    }

    @AfterEach
    void stop() throws Exception {
        try (StubOperations last = platform) {
            assertThat(last).isNotNull();
            bench.close();
        }
    }

    @Test
    void theJobIsSeenRunningAndIsEndedWhenReverted() throws Exception {
        Injection injection = bench.faults.inject(SLOW);

        assertThat(Bench.proofOf(injection))
                .hasValueSatisfying(proof -> assertThat(proof).contains("seen running", "400 ms"));
        assertThat(bench.journal.pending()).hasSize(1);

        bench.faults.revert(injection);

        assertThat(platform.running).isFalse();
        assertThat(platform.asked)
                .containsExactly("PUT /jobs/slow-queries {\"lock\":\"PT0.4S\"}", "DELETE /jobs/slow-queries");
        assertThat(bench.journal.pending()).isEmpty();
    }

    @Test
    void theEndOfTheJobIsWrittenAheadSoThatAnotherProcessCanCarryItOut() throws Exception {
        var unused = bench.faults.inject(SLOW);

        Undo undo = bench.journal.pending().get(0).undo();
        Undo read = RecordJson.mapper().readValue(RecordJson.mapper().writeValueAsString(undo), Undo.class);
        assertThat(read.remaining()).hasValueSatisfying(rest -> assertThat(rest).contains("still runs"));
        read.perform();
        read.perform();

        assertThat(read.remaining()).isEmpty();
        assertThat(platform.running).isFalse();
    }

    @Test
    void aReleaseIsProvenByItsRolloutAndHasNoUndo() throws Exception {
        platform.rollout = "{\"service\":\"api\",\"version\":\"broken\",\"state\":\"rolling\",\"detail\":\"1 of 3\"}";
        Injection injection = bench.faults.inject(BROKEN);

        assertThat(Bench.proofOf(injection)).contains("the rollout of broken is seen rolling");
        assertThat(bench.journal.pending()).isEmpty();

        bench.faults.revert(injection);

        assertThat(platform.asked).containsExactly("POST /releases {\"version\":\"broken\"}");
        assertThat(bench.events(Event.FaultReverted.class))
                .singleElement()
                .satisfies(event -> assertThat(event.how()).contains("comes to its own end"));
    }

    @Test
    void aRolloutOfAnotherVersionProvesNothing() throws Exception {
        platform.rollout = "{\"service\":\"api\",\"version\":\"next\",\"state\":\"completed\",\"detail\":\"\"}";

        assertThat(Bench.proofOf(bench.faults.inject(BROKEN))).isEmpty();
    }

    @Test
    void tablesAreSeenGoneAndTheEndAsksForTheInstantBefore() throws Exception {
        platform.restore = restore("completed");
        Instant before = Instant.now();
        Injection injection = bench.faults.inject(LOSS);

        assertThat(Bench.proofOf(injection))
                .hasValueSatisfying(proof -> assertThat(proof).contains("not there: bookings"));
        bench.faults.revert(injection);

        Event.RestoreAsked asked = bench.events(Event.RestoreAsked.class).get(0);
        assertThat(asked.fault()).isEqualTo("dropped");
        assertThat(asked.target())
                .isBetween(before.minusSeconds(2), injection.at().orElseThrow().minusSeconds(1));
        assertThat(platform.asked)
                .containsExactly("PUT /jobs/bad-migration", "POST /restores {\"target\":\"" + asked.target() + "\"}");
        assertThat(bench.events(Event.FaultReverted.class))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.how()).contains(asked.target().toString(), "came to its end"));
        assertThat(bench.journal.pending()).isEmpty();
    }

    @Test
    void theRestoreIsWrittenAheadSoThatAnotherProcessCanAskForIt() throws Exception {
        platform.restore = restore("recovering");
        var unused = bench.faults.inject(LOSS);
        Undo undo = bench.journal.pending().get(0).undo();
        Undo read = RecordJson.mapper().readValue(RecordJson.mapper().writeValueAsString(undo), Undo.class);
        assertThat(read).isEqualTo(undo);
        assertThat(read.remaining()).hasValueSatisfying(rest -> assertThat(rest).contains("still under way"));

        platform.restore = restore("completed");
        read.perform();
        read.perform();
        assertThat(read.remaining()).isEmpty();
        assertThat(platform.asked.stream().filter(line -> line.startsWith("POST /restores")))
                .hasSize(2)
                .as("the same instant each time")
                .containsOnly(platform.asked.get(1));
    }

    @Test
    void aRestoreThatFailedIsOverAndOneThatIsRefusedIsNot() throws Exception {
        platform.restore = restore("failed");
        Undo undo = new Undo.RestoreDatabase(platform.url(), Instant.EPOCH);
        undo.perform();
        assertThat(undo.remaining()).isEmpty();

        platform.restoreAnswer = 409;
        assertThatThrownBy(undo::perform).hasMessageContainingAll("409", "a_restore_is_under_way");
    }

    private static String restore(String state) {
        return "{\"target\":\"2026-01-01T00:00:00Z\",\"state\":\"" + state + "\",\"detail\":\"\"}";
    }

    @Test
    void aSecondReleaseBesideTheFirstIsRefusedInWords() {
        platform.releaseAnswer = 409;

        assertThatThrownBy(() -> bench.faults.inject(BROKEN))
                .isInstanceOf(InjectionFailed.class)
                .hasMessageContainingAll("fault update", "a rollout under way already", "release_under_way");
    }

    @Test
    void aPromotionIsProvenByItsStateAndHasNoUndo() throws Exception {
        platform.regions = "{\"serving\":\"second\",\"writer\":\"db-a\",\"state\":\"promoting\",\"detail\":\"\"}";
        Injection injection = bench.faults.inject(PROMOTION);

        assertThat(Bench.proofOf(injection)).contains("the promotion is seen promoting, the writer being db-a");
        assertThat(bench.journal.pending()).isEmpty();

        bench.faults.revert(injection);

        assertThat(platform.asked).containsExactly("POST /regions/promotion");
        assertThat(bench.events(Event.FaultReverted.class))
                .singleElement()
                .satisfies(event -> assertThat(event.how()).contains("the promotion comes to its own end"));
    }

    @Test
    void aFailBackIsProvenByItsOwnStatesAlone() throws Exception {
        platform.regions = "{\"serving\":\"second\",\"writer\":\"db-r2\",\"state\":\"promoted\",\"detail\":\"\"}";
        assertThat(Bench.proofOf(bench.faults.inject(FAIL_BACK))).isEmpty();

        platform.regions = "{\"serving\":\"first\",\"writer\":\"db-b\",\"state\":\"failed-back\",\"detail\":\"\"}";
        assertThat(Bench.proofOf(bench.faults.inject(FAIL_BACK)))
                .contains("the fail-back is seen failed-back, the writer being db-b");
        assertThat(platform.asked).containsOnly("POST /regions/fail-back");
    }

    @Test
    void aStepThatFailedAtOnceIsNoProofThatItWasBegun() throws Exception {
        platform.regions = "{\"serving\":\"second\",\"writer\":\"db-a\",\"state\":\"failed\",\"detail\":\"\"}";

        assertThat(Bench.proofOf(bench.faults.inject(PROMOTION))).isEmpty();
        assertThat(Bench.proofOf(bench.faults.inject(FAIL_BACK))).isEmpty();
    }

    @Test
    void aStepThatIsRefusedIsToldInThePlatformsWords() {
        platform.regionAnswer = 409;

        assertThatThrownBy(() -> bench.faults.inject(PROMOTION))
                .isInstanceOf(InjectionFailed.class)
                .hasMessageContainingAll(
                        "fault promotion",
                        "refuses the promotion",
                        "a_promotion_is_under_way_or_done",
                        "carried out once");
    }

    @Test
    void aPlatformThatIsGoneIsNamedWithItsAddress() throws Exception {
        platform.close();

        assertThatThrownBy(() -> bench.faults.inject(SLOW))
                .isInstanceOf(InjectionFailed.class)
                .hasMessageContainingAll("fault report", "nothing listens at " + platform.url());
        assertThat(bench.journal.pending()).as("a job ends with its platform").isEmpty();
    }

    @Test
    void aTargetWithoutOperationsSaysWhatIsMissing() throws Exception {
        try (Bench plain = Bench.ofNodes(folder.resolve("plain"))) {
            assertThatThrownBy(() -> plain.faults.inject(BROKEN))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContainingAll("update (release)", "where its jobs and releases are started");
        }
    }
}
