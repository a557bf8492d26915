package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.ProcessTree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The job that locks the slots table, on real databases. */
class SlowQueriesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    @Test
    void theSlotsAreLockedWhileItRunsAndFreeAfterwards() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            SlowQueries job = fixture.database().slowQueries();
            assertThat(job.isRunning()).isFalse();
            assertThat(canRead(fixture)).isTrue();

            job.start(FOR_EVER);
            await().atMost(LIMIT).until(() -> locks(fixture) == 1);
            assertThat(job.isRunning()).isTrue();
            assertThat(canRead(fixture)).isFalse();

            job.stop();
            assertThat(locks(fixture)).isZero();
            assertThat(sessions(fixture)).isZero();
            assertThat(canRead(fixture)).isTrue();
            job.stop();
            assertThat(job.isRunning()).isFalse();
        }
    }

    @Test
    void theLockIsLetGoOfAndTakenAgain() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            SlowQueries job = fixture.database().slowQueries();
            job.start(Duration.ofMillis(300));
            for (int round = 0; round < 3; round++) {
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> locks(fixture) == 1);
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> locks(fixture) == 0);
            }
        }
    }

    @Test
    void startedAgainItHoldsOneLockOfTheNewLength() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            SlowQueries job = fixture.database().slowQueries();
            job.start(FOR_EVER);
            await().atMost(LIMIT).until(() -> locks(fixture) == 1);
            job.start(Duration.ofMillis(100));
            await().atMost(LIMIT).until(() -> canRead(fixture));
            assertThat(sessions(fixture)).isEqualTo(1);
            assertThatThrownBy(() -> job.start(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void itFollowsThePrimary() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound())) {
            SlowQueries job = fixture.database().slowQueries();
            job.start(FOR_EVER);
            await().atMost(LIMIT).until(() -> locks(fixture) == 1);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            await().atMost(LIMIT)
                    .until(() -> fixture.node("db-b").role() == DatabaseView.Role.PRIMARY && locks(fixture) == 1);
            job.stop();
            assertThat(canRead(fixture)).isTrue();
        }
    }

    /** Where nobody fails over the job's end is bounded all the same, and the lock does not outlive the freeze. */
    @Test
    void itEndsWhileThePrimaryIsFrozen() throws Exception {
        DatabaseSettings unnoticed = DatabaseFixture.sound().with(DatabaseSettings.Detection.CONNECT);
        try (DatabaseFixture fixture = DatabaseFixture.started(unnoticed)) {
            SlowQueries job = fixture.database().slowQueries();
            job.start(FOR_EVER);
            await().atMost(LIMIT).until(() -> locks(fixture) == 1);
            ProcessHandle frozen = fixture.node("db-a").process().orElseThrow();
            Freeze.all(frozen);
            job.stop();
            assertThat(job.isRunning()).isFalse();
            Freeze.thaw(frozen);
            await().atMost(LIMIT).until(() -> canRead(fixture));
        }
    }

    private static boolean canRead(DatabaseFixture fixture) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '200ms'");
            statement.executeQuery("SELECT count(*) FROM slots").close();
            return true;
        } catch (SQLException locked) {
            return false;
        }
    }

    private static long locks(DatabaseFixture fixture) {
        return count(
                fixture,
                "pg_locks WHERE relation = 'slots'::regclass AND mode = 'AccessExclusiveLock' AND granted"
                        + " AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name = 'slow-queries')");
    }

    private static long sessions(DatabaseFixture fixture) {
        return count(fixture, "pg_stat_activity WHERE application_name = 'slow-queries'");
    }

    /** -1 while the database cannot be asked. */
    private static long count(DatabaseFixture fixture, String from) {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + from)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException notNow) {
            return -1;
        }
    }
}
