package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.run.Ownership.StopRequest;
import dev.faultline.timeline.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who carries something out is known to others, and hears of those who ask it to stop. */
class OwnershipTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void anOwnerIsKnownUntilItIsOverAndNobodyElseIsOneMeanwhile() throws Exception {
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(Ownership.current(folder).orElseThrow().process()).contains(ProcessHandle.current());
            assertThatThrownBy(() -> Ownership.claim(folder, "other", heard::add))
                    .as("beside %s", owner)
                    .isInstanceOf(Ownership.Taken.class)
                    .hasMessageContaining(
                            "failover, process " + ProcessHandle.current().pid());
        }
        assertThat(Ownership.current(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoAsksIsHeardWithTheReason() throws Exception {
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(owner).isNotNull();
            Ownership.requestStop(folder, new StopRequest("failover", "ravi", "a customer called", NOON));
            await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        }
        assertThat(heard.get(0)).isEqualTo("by ravi at 2026-11-22T12:00:00Z: a customer called");
    }

    @Test
    void aRequestForSomethingElseIsNotHeardAndOneFromBeforeIsGone() throws Exception {
        Ownership.requestStop(folder, new StopRequest("failover", "ravi", "", NOON));
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(owner).isNotNull();
            Ownership.requestStop(folder, new StopRequest("az-loss", "ravi", "", NOON));
            Ownership.requestStop(folder, new StopRequest("failover", "uma", "", NOON));
            await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        }
        assertThat(heard).containsOnly("by uma at 2026-11-22T12:00:00Z");
    }

    @Test
    void anOwnerWhoseProcessIdIsAnothersNowIsNotInTheWay() throws Exception {
        Files.write(
                folder.resolve("owner.json"),
                RecordJson.mapper()
                        .writeValueAsBytes(new Ownership.Owner(
                                "old", ProcessHandle.current().pid(), Optional.of(Instant.EPOCH), NOON)));
        assertThat(Ownership.current(folder)).isEmpty();
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(owner).isNotNull();
            assertThat(Ownership.current(folder).orElseThrow().id()).isEqualTo("failover");
        }
    }
}
