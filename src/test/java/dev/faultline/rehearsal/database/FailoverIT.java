package dev.faultline.rehearsal.database;

import static dev.faultline.rehearsal.database.DatabaseSettings.Replication.ASYNCHRONOUS;
import static dev.faultline.rehearsal.database.DatabaseSettings.Replication.SYNCHRONOUS;
import static dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink.BLACK_HOLED;
import static dev.faultline.rehearsal.database.DatabaseSettings.ReplicationLink.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.ProcessTree;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Real databases, killed and frozen: what the standby must then hold, and what it must not. */
class FailoverIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aKilledPrimaryIsReplacedByItsStandbyWithoutLoss() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(SYNCHRONOUS, UP));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 200);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            awaitRole(fixture, "db-b", DatabaseView.Role.PRIMARY);
            awaitWrites(writes, 200);
            awaitSynchronousStandbyOf(fixture, "db-b");
            assertThat(fixture.node("db-a").role()).isEqualTo(DatabaseView.Role.STANDBY);
            report("kill", writes);
            assertThat(writes.lost()).isEmpty();
        }
    }

    @Test
    void aFrozenPrimaryIsFencedAndReplacedWithoutLoss() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(SYNCHRONOUS, UP));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 200);
            ProcessHandle old = fixture.node("db-a").process().orElseThrow();
            Freeze.all(old);
            awaitRole(fixture, "db-b", DatabaseView.Role.PRIMARY);
            assertThat(old.isAlive()).isFalse();
            awaitWrites(writes, 200);
            awaitSynchronousStandbyOf(fixture, "db-b");
            report("freeze", writes);
            assertThat(writes.lost()).isEmpty();
        }
    }

    @Test
    void twoFailoversInARowComeBackToTheFirstDatabase() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(SYNCHRONOUS, UP));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 100);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            awaitSynchronousStandbyOf(fixture, "db-b");
            ProcessTree.of(fixture.node("db-b").process().orElseThrow()).kill();
            awaitSynchronousStandbyOf(fixture, "db-a");
            awaitWrites(writes, 100);
            assertThat(writes.lost()).isEmpty();
        }
    }

    @Test
    void aKilledStandbyHoldsCommitsUpOnlyUntilItIsDetachedAndIsThenMadeAnew() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(SYNCHRONOUS, UP));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 100);
            ProcessTree.of(fixture.node("db-b").process().orElseThrow()).kill();
            awaitRole(fixture, "db-b", DatabaseView.Role.CLONING);
            awaitWrites(writes, 100);
            awaitSynchronousStandbyOf(fixture, "db-a");
            assertThat(writes.lost()).isEmpty();
        }
    }

    @Test
    void withBothKilledThePrimaryIsRestartedWithItsData() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(SYNCHRONOUS, UP));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 100);
            ProcessTree.of(fixture.node("db-b").process().orElseThrow()).kill();
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            awaitSynchronousStandbyOf(fixture, "db-a");
            awaitWrites(writes, 100);
            assertThat(writes.lost()).isEmpty();
        }
    }

    @Test
    void anAsynchronousStandbyBehindABlackHoleIsPromotedAndLosesWrites() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.settings(ASYNCHRONOUS, BLACK_HOLED));
                WriteLoop writes = new WriteLoop(fixture)) {
            awaitWrites(writes, 200);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            awaitRole(fixture, "db-b", DatabaseView.Role.PRIMARY);
            report("black hole", writes);
            assertThat(writes.lost()).hasSizeGreaterThan(100);
        }
    }

    private static void report(String what, WriteLoop writes) {
        System.err.println(what + ": longest gap between acknowledged writes " + writes.longestGap());
    }

    private static void awaitWrites(WriteLoop writes, int more) {
        int before = writes.acknowledged();
        await().atMost(LIMIT).until(() -> writes.acknowledged() >= before + more);
    }

    private static void awaitRole(DatabaseFixture fixture, String name, DatabaseView.Role role) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> fixture.node(name).role() == role);
    }

    private static void awaitSynchronousStandbyOf(DatabaseFixture fixture, String primary) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        fixture.node(primary).writes() && fixture.database().standbyInSync());
    }
}
