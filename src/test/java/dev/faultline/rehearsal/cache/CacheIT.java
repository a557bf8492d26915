package dev.faultline.rehearsal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.failover.Controller;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Real Redis servers, killed and frozen: who serves then, and with what. */
class CacheIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void whatIsWrittenReachesTheReplica() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            assertThat(fixture.writes("key")).isTrue();
            await().atMost(LIMIT).until(() -> fixture.held("redis-b", "key").isPresent());
            await().atMost(LIMIT).until(() -> fixture.cache().lag().equals(Optional.of(new CacheLag("redis-b", 0))));
            assertThat(fixture.view("redis-a").zone()).isEqualTo("a");
            assertThat(fixture.view("redis-b").zone()).isEqualTo("b");
        }
    }

    @Test
    void bothMayBeStartedAtOnce() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (CacheFixture fixture = new CacheFixture(Controller.ON)) {
            Future<?> replica = other.submit(() -> {
                fixture.cache().startReplica();
                return null;
            });
            fixture.cache().startPrimary();
            replica.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            awaitPair(fixture, "redis-a", "redis-b");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aKilledPrimaryIsReplacedByItsReplicaAndComesBackAsOne() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            fixture.writes("before");
            await().atMost(LIMIT).until(() -> fixture.held("redis-b", "before").isPresent());
            fixture.process("redis-a").kill();
            awaitWrite(fixture, "after");
            awaitPair(fixture, "redis-b", "redis-a");
            assertThat(fixture.held("redis-b", "before")).isPresent();
            await().atMost(LIMIT).until(() -> fixture.held("redis-a", "after").isPresent());
        }
    }

    @Test
    void aFrozenPrimaryIsFencedAndReplaced() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            ProcessHandle old = fixture.view("redis-a").process().orElseThrow();
            fixture.process("redis-a").signal("STOP");
            awaitWrite(fixture, "after");
            assertThat(old.isAlive()).isFalse();
            awaitPair(fixture, "redis-b", "redis-a");
        }
    }

    @Test
    void liveConnectionsAreClosedWhenTheEndpointMoves() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON);
                Jedis client = fixture.connect()) {
            client.set("key", "value");
            await().atMost(LIMIT).until(() -> fixture.held("redis-b", "key").isPresent());
            fixture.process("redis-a").signal("STOP");
            awaitRole(fixture, "redis-b", CacheView.Role.PRIMARY);
            assertThatThrownBy(client::ping).isInstanceOf(JedisException.class);
            try (Jedis next = fixture.connect()) {
                assertThat(next.get("key")).isEqualTo("value");
            }
        }
    }

    @Test
    void aFailoverThereAndBackEndsWhereItBegan() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            fixture.process("redis-a").kill();
            awaitPair(fixture, "redis-b", "redis-a");
            fixture.writes("between");
            await().atMost(LIMIT).until(() -> fixture.held("redis-a", "between").isPresent());
            fixture.process("redis-b").kill();
            awaitPair(fixture, "redis-a", "redis-b");
            await().atMost(LIMIT).until(() -> fixture.held("redis-b", "between").isPresent());
        }
    }

    @Test
    void aKilledReplicaIsStartedAgainAndThePrimaryServesMeanwhile() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            ProcessHandle primary = fixture.view("redis-a").process().orElseThrow();
            fixture.process("redis-b").kill();
            assertThat(fixture.writes("meanwhile")).isTrue();
            awaitRole(fixture, "redis-b", CacheView.Role.DOWN);
            awaitPair(fixture, "redis-a", "redis-b");
            await().atMost(LIMIT)
                    .until(() -> fixture.held("redis-b", "meanwhile").isPresent());
            assertThat(fixture.view("redis-a").process()).contains(primary);
        }
    }

    @Test
    void aReplicaThatIsOnlyCutOffIsNotStartedAgain() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            ProcessHandle replica = fixture.view("redis-b").process().orElseThrow();
            fixture.cutHeartbeatsOfSecond();
            awaitRole(fixture, "redis-b", CacheView.Role.DOWN);
            await().during(Duration.ofSeconds(1))
                    .atMost(LIMIT)
                    .until(() -> fixture.view("redis-b").process().equals(Optional.of(replica)));
            fixture.restoreHeartbeatsOfSecond();
            awaitPair(fixture, "redis-a", "redis-b");
            assertThat(fixture.view("redis-b").process()).contains(replica);
        }
    }

    @Test
    void aFrozenReplicaIsStartedAgain() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            ProcessHandle replica = fixture.view("redis-b").process().orElseThrow();
            fixture.process("redis-b").signal("STOP");
            await().atMost(LIMIT).until(() -> !replica.isAlive());
            awaitPair(fixture, "redis-a", "redis-b");
        }
    }

    @Test
    void withBothKilledTheOldPrimaryServesAgainAndIsEmpty() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            fixture.writes("before");
            await().atMost(LIMIT).until(() -> fixture.held("redis-b", "before").isPresent());
            fixture.process("redis-b").signal("STOP");
            fixture.process("redis-a").kill();
            fixture.process("redis-b").kill();
            awaitWrite(fixture, "after");
            awaitPair(fixture, "redis-a", "redis-b");
            assertThat(fixture.held("redis-a", "before")).isEmpty();
        }
    }

    @Test
    void asleepTheControllerOnlyWatches() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ASLEEP)) {
            fixture.process("redis-a").kill();
            awaitRole(fixture, "redis-a", CacheView.Role.DOWN);
            // Long enough for a controller that is awake to have acted several times over.
            await().during(Duration.ofSeconds(2))
                    .atMost(LIMIT)
                    .until(() -> fixture.view("redis-b").role() == CacheView.Role.REPLICA
                            && fixture.view("redis-a").role() == CacheView.Role.DOWN
                            && !fixture.writes("nobody takes it"));
        }
    }

    @Test
    void noServerLeavesItsDataOnDisk() throws Exception {
        try (CacheFixture fixture = CacheFixture.started(Controller.ON)) {
            fixture.writes("key");
            fixture.process("redis-b").kill();
            awaitPair(fixture, "redis-a", "redis-b");
            assertThat(Files.list(fixture.folder().resolve("redis-a"))).isEmpty();
            assertThat(Files.list(fixture.folder().resolve("redis-b"))).isEmpty();
        }
    }

    private static void awaitWrite(CacheFixture fixture, String key) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> fixture.writes(key));
    }

    private static void awaitRole(CacheFixture fixture, String name, CacheView.Role role) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> fixture.view(name).role() == role);
    }

    private static void awaitPair(CacheFixture fixture, String primary, String replica) {
        awaitRole(fixture, primary, CacheView.Role.PRIMARY);
        await().atMost(LIMIT)
                .until(() -> fixture.view(replica)
                        .status()
                        .filter(CacheStatus::follows)
                        .isPresent());
    }
}
