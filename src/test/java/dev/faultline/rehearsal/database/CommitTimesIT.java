package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.ProcessTree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The servers' own record of when each row was committed, which outlives a failover. */
class CommitTimesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FIRST_AFTER = "SELECT min(pg_xact_commit_timestamp(xmin)),"
            + " count(*) FILTER (WHERE pg_xact_commit_timestamp(xmin) IS NULL) FROM write"
            + " WHERE coalesce(pg_xact_commit_timestamp(xmin) > '%s', true)";

    @Test
    void theFirstCommitAfterAFailoverIsToldByThePromotedServer() throws Exception {
        try (DatabaseFixture fixture = DatabaseFixture.started(DatabaseFixture.sound());
                WriteLoop writes = new WriteLoop(fixture)) {
            await().atMost(LIMIT).until(() -> writes.acknowledged() > 50);
            ProcessTree.of(fixture.node("db-a").process().orElseThrow()).kill();
            // The tree is gone, and with it whoever could still have committed on the old primary.
            Instant outage = Instant.now();
            int before = writes.acknowledged();
            await().atMost(LIMIT).until(() -> writes.acknowledged() > before + 50);

            Instant recovered = firstCommitAfter(fixture, outage);
            assertThat(recovered).isAfter(outage).isBefore(Instant.now());
            // The client cannot have seen less of an outage than the server logged; it heard its last answer before.
            assertThat(Duration.between(outage, recovered))
                    .isLessThanOrEqualTo(writes.longestGap().plusSeconds(1));
        }
    }

    private static Instant firstCommitAfter(DatabaseFixture fixture, Instant outage) throws SQLException {
        try (Connection connection = fixture.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(FIRST_AFTER.formatted(outage))) {
            answer.next();
            assertThat(answer.getLong(2)).as("rows without a commit time").isZero();
            Timestamp first = answer.getTimestamp(1);
            return first.toInstant();
        }
    }
}
