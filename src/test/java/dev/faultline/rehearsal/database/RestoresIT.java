package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.database.BackupSettings.Archive;
import dev.faultline.rehearsal.database.BackupSettings.Nightly;
import dev.faultline.rehearsal.database.RestoreStatus.State;
import dev.faultline.rehearsal.process.ProcessTree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Archiving and point-in-time restores, on real databases. */
class RestoresIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MORE_THAN_THE_HOLE_LETS_THROUGH = 20;

    @Test
    void theInstantThatIsAskedForComesBackAndNothingThatCameAfterIt() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.RUNS)) {
            write(fixture, 1);
            Instant target = now(fixture);
            write(fixture, 2);
            fixture.database().badMigration().run();
            assertThat(fixture.database().badMigration().missing()).containsExactly("bookings", "orders", "payments");

            assertThat(restored(fixture, target))
                    .isEqualTo(
                            new RestoreStatus(target, State.COMPLETED, "recovered to the instant that was asked for"));

            assertThat(written(fixture)).containsExactly(1);
            assertThat(fixture.database().badMigration().missing()).isEmpty();
            await().atMost(LIMIT).until(fixture.database()::standbyInSync);
            write(fixture, 3);
            assertThat(fixture.node("db-a").role()).isEqualTo(DatabaseView.Role.PRIMARY);
            assertThat(fixture.node("db-b").role()).isEqualTo(DatabaseView.Role.STANDBY);

            assertThat(fixture.database().restores().begin(target))
                    .as("to ask for the same again changes nothing")
                    .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(State.COMPLETED));
            assertThat(written(fixture)).containsExactly(1, 3);
        }
    }

    @Test
    void anIdThatWasGivenUpIsNotGivenToSomebodyElse() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.RUNS)) {
            Instant target = now(fixture);
            long givenUp = 0;
            for (int i = 0; i < 50; i++) {
                givenUp = number(fixture, "SELECT id FROM book('given-up-" + i + "', 'probe', '+91')");
            }
            restored(fixture, target);

            assertThat(number(fixture, "SELECT count(*) FROM bookings")).isZero();
            assertThat(number(fixture, "SELECT id FROM book('next', 'probe', '+91')"))
                    .isGreaterThan(givenUp);
        }
    }

    @Test
    void archivingGoesOnAfterAFailover() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.RUNS)) {
            write(fixture, 1);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            await().atMost(LIMIT)
                    .until(() -> fixture.node("db-b").role() == DatabaseView.Role.PRIMARY
                            && fixture.database().standbyInSync());
            write(fixture, 2);
            Instant target = now(fixture);
            write(fixture, 3);

            assertThat(restored(fixture, target).state()).isEqualTo(State.COMPLETED);
            assertThat(written(fixture)).containsExactly(1, 2);
            assertThat(fixture.node("db-b").role()).isEqualTo(DatabaseView.Role.PRIMARY);
        }
    }

    @Test
    void aHoleInTheArchiveIsSeenAndEndsWhatCanBeBroughtBack() throws Exception {
        try (DatabaseFixture fixture = started(Archive.HOLE, Nightly.RUNS)) {
            for (int n = 1; n <= MORE_THAN_THE_HOLE_LETS_THROUGH; n++) {
                write(fixture, n);
                number(fixture, "SELECT pg_switch_wal() - '0/0'");
            }
            Instant target = now(fixture);
            fixture.database().badMigration().run();

            RestoreStatus status = restored(fixture, target);
            assertThat(status.state()).isEqualTo(State.COMPLETED);
            assertThat(status.detail())
                    .contains("the archive ends before the instant that was asked for")
                    .containsPattern("segment [0-9A-F]{24} of the log is missing from the archive");
            List<Integer> written = written(fixture);
            assertThat(written).hasSizeBetween(1, MORE_THAN_THE_HOLE_LETS_THROUGH - 1);
            assertThat(written)
                    .as("all up to the hole")
                    .isEqualTo(IntStream.rangeClosed(1, written.size()).boxed().toList());
        }
    }

    @Test
    void withoutABaseBackupNothingIsRestoredAndTheDatabaseGoesOnAsItIs() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.FAILS)) {
            write(fixture, 1);
            RestoreStatus status = restored(fixture, now(fixture));

            assertThat(status.state()).isEqualTo(State.FAILED);
            assertThat(status.detail()).contains("no base backup");
            write(fixture, 2);
            assertThat(written(fixture)).containsExactly(1, 2);
            await().atMost(LIMIT).until(fixture.database()::standbyInSync);
        }
    }

    @Test
    void aTruncatedBackupIsSeenBeforeAnythingIsReplaced() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.TRUNCATED)) {
            write(fixture, 1);
            RestoreStatus status = restored(fixture, now(fixture));

            assertThat(status.state()).isEqualTo(State.FAILED);
            assertThat(status.detail()).containsPattern("the base backup base.tar is truncated: .* after \\d+ bytes");
            assertThat(written(fixture)).containsExactly(1);
        }
    }

    @Test
    void aBackupOlderThanTheArchiveReachesBackIsSeenAndBringsBackWhatItHoldsItself() throws Exception {
        try (DatabaseFixture fixture = started(Archive.ON, Nightly.STALE)) {
            for (int n = 1; n <= MORE_THAN_THE_HOLE_LETS_THROUGH; n++) {
                write(fixture, n);
                number(fixture, "SELECT pg_switch_wal() - '0/0'");
            }
            RestoreStatus status = restored(fixture, now(fixture));

            assertThat(status.state()).isEqualTo(State.COMPLETED);
            assertThat(status.detail()).containsPattern("the base backup is too old: .* from segment [0-9A-F]{24} on");
            assertThat(written(fixture)).isEmpty();
        }
    }

    private static DatabaseFixture started(Archive archive, Nightly nightly) throws Exception {
        return DatabaseFixture.started(DatabaseFixture.sound().with(new BackupSettings(archive, nightly)));
    }

    private static RestoreStatus restored(DatabaseFixture fixture, Instant target) {
        Restores restores = fixture.database().restores();
        assertThat(restores.begin(target)).isPresent();
        await().atMost(LIMIT).until(() -> restores.current().orElseThrow().over());
        return restores.current().orElseThrow();
    }

    private static void write(DatabaseFixture fixture, int n) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO write VALUES (" + n + ")");
        }
    }

    private static List<Integer> written(DatabaseFixture fixture) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM write ORDER BY n")) {
            List<Integer> written = new ArrayList<>();
            while (rows.next()) {
                written.add(rows.getInt(1));
            }
            return written;
        }
    }

    private static Instant now(DatabaseFixture fixture) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static long number(DatabaseFixture fixture, String query) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
