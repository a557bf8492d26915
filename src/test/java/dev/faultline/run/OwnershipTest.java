package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.run.Ownership.StopRequest;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(files()).containsExactly("owner.lock");
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
    void aRequestThatLacksSomethingIsTakenForOneAndTheNextIsHeardToo() throws Exception {
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(owner).isNotNull();
            Files.writeString(folder.resolve("stop.json"), "{\"by\": \"ravi\"}");
            await().untilAsserted(() -> assertThat(heard)
                    .anyMatch(words ->
                            words.startsWith("by a request that cannot be read: ") && words.contains("id is missing")));
            Ownership.requestStop(folder, new StopRequest("failover", "uma", "", NOON));
            await().untilAsserted(() -> assertThat(heard).contains("by uma at 2026-11-22T12:00:00Z"));
        }
    }

    @Test
    void anOwnerWhoseProcessIdIsAnothersNowIsNotInTheWay() throws Exception {
        leaveADeadOwner();
        assertThat(Ownership.current(folder)).isEmpty();
        try (Ownership owner = Ownership.claim(folder, "failover", heard::add)) {
            assertThat(owner).isNotNull();
            assertThat(Ownership.current(folder).orElseThrow().id()).isEqualTo("failover");
        }
    }

    @Test
    void anOwnerOfWhichTheSystemTellsNoStartIsKnownAllTheSame() throws Exception {
        leave(new Ownership.Owner("failover", ProcessHandle.current().pid(), Optional.empty(), NOON));
        assertThat(Ownership.current(folder)).isPresent();
    }

    @Test
    void ofManyThatFindADeadOwnerOneTakesItsPlace() throws Exception {
        leaveADeadOwner();
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Ownership>>> claims = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String id = "run-" + i;
                claims.add(() -> claimed(id));
            }
            List<Ownership> owners = new ArrayList<>();
            for (Future<Optional<Ownership>> claim : many.invokeAll(claims)) {
                claim.get().ifPresent(owners::add);
            }
            assertThat(owners).hasSize(1);
            assertThat(Ownership.current(folder)).isPresent();
            owners.get(0).close();
            assertThat(Ownership.current(folder)).isEmpty();
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void whileSomebodyElseIsTakingADeadOwnersPlaceNobodyTouchesIt() throws Exception {
        leaveADeadOwner();
        byte[] left = Files.readAllBytes(folder.resolve("owner.json"));
        try (FileChannel file = FileChannel.open(
                        folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThatThrownBy(() -> Ownership.claim(folder, "failover", heard::add))
                    .as("beside %s", lock)
                    .isInstanceOf(Ownership.Taken.class)
                    .hasMessage("somebody");
        }
        assertThat(folder.resolve("owner.json")).hasBinaryContent(left);
        Ownership.claim(folder, "failover", heard::add).close();
    }

    @Test
    void whatIsAnothersStaysWhenThisOneIsOver() throws Exception {
        Ownership first = Ownership.claim(folder, "failover", heard::add);
        Files.delete(folder.resolve("owner.json"));
        try (Ownership second = Ownership.claim(folder, "az-loss", heard::add)) {
            first.close();
            assertThat(Ownership.current(folder).orElseThrow().id())
                    .as("of %s", second)
                    .isEqualTo("az-loss");
        }
        assertThat(Ownership.current(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": \"fai", "{}", "null"})
    void aDamagedOwnerIsNamedWithWhatToDoAboutIt(String text) throws Exception {
        Path damaged = Files.writeString(folder.resolve("owner.json"), text);
        assertThatThrownBy(() -> Ownership.claim(folder, "failover", heard::add))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(damaged.toString())
                .hasMessageContaining("expected the owner of a run, found")
                .hasMessageEndingWith("when no run and no drill goes on there, delete " + damaged);
        assertThat(damaged).hasContent(text);
    }

    @Test
    void aDraftThatWasCutOffIsNoOwnerAndNotInTheWay() throws Exception {
        Files.writeString(folder.resolve("owner.draft"), "{\"id\": \"old and longer than what is written over it");
        assertThat(Ownership.current(folder)).isEmpty();
        Ownership.claim(folder, "failover", heard::add).close();
        assertThat(files()).containsExactly("owner.lock");
    }

    private Optional<Ownership> claimed(String id) throws IOException {
        try {
            return Optional.of(Ownership.claim(folder, id, heard::add));
        } catch (Ownership.Taken e) {
            return Optional.empty();
        }
    }

    private void leaveADeadOwner() throws IOException {
        leave(new Ownership.Owner("old", ProcessHandle.current().pid(), Optional.of(Instant.EPOCH), NOON));
    }

    private void leave(Ownership.Owner owner) throws IOException {
        Files.write(folder.resolve("owner.json"), RecordJson.mapper().writeValueAsBytes(owner));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
