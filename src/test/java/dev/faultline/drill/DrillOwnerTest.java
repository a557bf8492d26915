package dev.faultline.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.report.PrettyJson;
import dev.faultline.run.Ownership;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process holds a drill in a folder of reports, and others can find and stop it. */
class DrillOwnerTest {
    @TempDir
    Path reports;

    private final DrillControl control = new DrillControl();

    @Test
    void theOwnerIsKnownToOthersUntilItsDrillIsOver() throws Exception {
        try (DrillOwner owner = DrillOwner.of(reports, "monthly", Optional.empty(), control)) {
            assertThat(Ownership.current(DrillOwner.folder(reports))).hasValueSatisfying(found -> {
                assertThat(found.id()).isEqualTo("monthly");
                assertThat(found.process()).contains(ProcessHandle.current());
            });
            assertThatThrownBy(() -> DrillOwner.of(reports, "other", Optional.empty(), new DrillControl()))
                    .as("beside %s", owner)
                    .isInstanceOf(DrillUnderWay.class)
                    .hasMessageContaining("another drill is under way")
                    .hasMessageContaining("faultline stop");
        }
        assertThat(Ownership.current(DrillOwner.folder(reports))).isEmpty();
    }

    @Test
    void whoAsksItToStopIsHeardWithTheReason() throws Exception {
        try (DrillOwner owner = DrillOwner.of(reports, "monthly", Optional.empty(), control)) {
            assertThat(owner).isNotNull();
            Ownership.requestStop(
                    DrillOwner.folder(reports),
                    new Ownership.StopRequest(
                            "monthly", "ravi", "a customer called", Instant.parse("2026-11-22T04:00:00Z")));
            await().untilAsserted(() -> assertThat(control.ending()).isPresent());
        }
        assertThat(control.ending().orElseThrow().how()).isEqualTo("stopped");
        assertThat(control.ending().orElseThrow().why())
                .isEqualTo("by ravi at 2026-11-22T04:00:00Z: a customer called");
    }

    @Test
    void aRequestThatCannotBeReadIsTakenForOne() throws Exception {
        try (DrillOwner owner = DrillOwner.of(reports, "monthly", Optional.empty(), control)) {
            assertThat(owner).isNotNull();
            Files.writeString(reports.resolve(".drill").resolve("stop.json"), "please");
            await().untilAsserted(() -> assertThat(control.ending()).isPresent());
        }
    }

    @Test
    void aDrillThatTakesTooLongIsAborted() throws Exception {
        try (DrillOwner owner =
                DrillOwner.of(reports, "monthly", Optional.of(Instant.now().minusMillis(1)), control)) {
            assertThat(owner).isNotNull();
            await().untilAsserted(() -> assertThat(control.ending()).isPresent());
        }
        assertThat(control.ending().orElseThrow().how()).isEqualTo("aborted");
    }

    @Test
    void anOwnerThatDiedIsNotInTheWayNorIsALaterProcessWithItsId() throws Exception {
        Files.createDirectories(reports.resolve(".drill"));
        Files.writeString(
                reports.resolve(".drill").resolve("owner.json"),
                PrettyJson.of(new Ownership.Owner(
                        "old", ProcessHandle.current().pid(), Optional.of(Instant.EPOCH), Instant.EPOCH)));
        assertThat(Ownership.current(DrillOwner.folder(reports))).isEmpty();
        try (DrillOwner owner = DrillOwner.of(reports, "monthly", Optional.empty(), control)) {
            assertThat(owner).isNotNull();
            assertThat(Ownership.current(DrillOwner.folder(reports))
                            .orElseThrow()
                            .id())
                    .isEqualTo("monthly");
        }
    }
}
