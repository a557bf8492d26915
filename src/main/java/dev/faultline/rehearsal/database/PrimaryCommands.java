package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the controller tells a database to do, over its own link to it: promote, wait for a standby, stop waiting. */
final class PrimaryCommands {
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration PROMOTION_LIMIT = Duration.ofSeconds(30);
    private static final Duration SYNCHRONOUS_LIMIT = Duration.ofSeconds(10);
    private static final Duration SESSIONS_END_LIMIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private static final String NO_STANDBY = "none-yet";
    private static final String NEW_LOG = "SELECT pg_logical_emit_message(false, 'wake', '', true)";

    private final NodeLinks links;
    private final StopSignal stop;

    PrimaryCommands(NodeLinks links, StopSignal stop) {
        this.links = links;
        this.stop = stop;
    }

    /** Turns a standby into a primary and waits until it takes writes; one that already does is left alone. */
    void promote(DatabaseNode standby) throws IOException, InterruptedException {
        try (WireConnection connection = open(standby)) {
            if (isWriter(connection)) {
                return;
            }
            // pg_promote's own waiting looks only every 100 ms.
            connection.query("SELECT pg_promote(false)", ANSWER_LIMIT);
            if (!stop.await(() -> isWriter(connection), BETWEEN_LOOKS, PROMOTION_LIMIT)) {
                throw new IOException(standby.name() + " was still a standby " + PROMOTION_LIMIT.toSeconds()
                        + " s after it was told to promote");
            }
        }
    }

    /** Makes sure that {@code primary} keeps its log for {@code standby}. */
    void reserveSlot(DatabaseNode primary, DatabaseNode standby) throws IOException {
        String slot = ServerConfiguration.slotOf(standby.name());
        try (WireConnection connection = open(primary)) {
            connection.query(
                    "SELECT pg_create_physical_replication_slot('" + slot + "', true) WHERE NOT EXISTS"
                            + " (SELECT FROM pg_replication_slots WHERE slot_name = '" + slot + "')",
                    ANSWER_LIMIT);
        }
    }

    /**
     * Lets every commit on {@code primary} wait for {@code standby}, and returns once the standby also holds all that
     * was acknowledged before. For a moment commits wait for a standby that does not exist: that is how it is seen that
     * they do wait. Throws {@link IOException} when it does not come about in time; then call {@link #stopWaiting}.
     */
    void waitFor(DatabaseNode primary, DatabaseNode standby) throws IOException, InterruptedException {
        String question = DatabaseStatus.question(standby.name());
        try (WireConnection connection = open(primary);
                CommitProbe probe = new CommitProbe(() -> open(primary), connection)) {
            setSynchronousStandby(connection, "FIRST 1 (\"" + NO_STANDBY + "\")");
            awaitSynchronous(standby, probe::seesCommitWait);
            long acknowledged = status(connection, question).position();
            setSynchronousStandby(connection, "FIRST 1 (\"" + standby.name() + "\")");
            awaitSynchronous(standby, () -> {
                // The waiting commits are released by the standby's next answer, and it answers to new log.
                connection.query(NEW_LOG, ANSWER_LIMIT);
                DatabaseStatus status = status(connection, question);
                return status.synchronous() && flushed(status) >= acknowledged;
            });
        }
    }

    private void awaitSynchronous(DatabaseNode standby, StopSignal.Condition<IOException> condition)
            throws IOException, InterruptedException {
        if (!stop.await(condition, BETWEEN_LOOKS, SYNCHRONOUS_LIMIT)) {
            throw new IOException(standby.name() + " did not become the synchronous standby within "
                    + SYNCHRONOUS_LIMIT.toSeconds() + " s");
        }
    }

    /** Lets commits on {@code primary} go on without a standby. */
    void stopWaiting(DatabaseNode primary) throws IOException {
        try (WireConnection connection = open(primary)) {
            setSynchronousStandby(connection, "");
        }
    }

    /**
     * Lets {@code primary} take no more writes, and returns how far its log reaches once every session that could still
     * have written has ended: nothing is committed after that.
     */
    long stopWrites(DatabaseNode primary) throws IOException, InterruptedException {
        setReadOnly(primary, "on");
        if (!stop.await(() -> newSessionsAreReadOnly(primary), BETWEEN_LOOKS, SESSIONS_END_LIMIT)) {
            throw new IOException(primary.name() + " still gives sessions that may write");
        }
        try (WireConnection connection = open(primary)) {
            String since = connection
                    .query("SELECT clock_timestamp()", ANSWER_LIMIT)
                    .get(0)
                    .get(0);
            if (!stop.await(() -> noneIsLeft(connection, since), BETWEEN_LOOKS, SESSIONS_END_LIMIT)) {
                throw new IOException("sessions on " + primary.name() + " that may write do not end");
            }
            return status(connection, DatabaseStatus.question("")).position();
        }
    }

    /** Lets it take writes again. */
    void resumeWrites(DatabaseNode primary) throws IOException {
        setReadOnly(primary, "off");
    }

    /** Waits until {@code standby} has the log up to {@code position}. */
    void awaitReceived(DatabaseNode standby, long position) throws IOException, InterruptedException {
        try (WireConnection connection = open(standby)) {
            if (!stop.await(
                    () -> status(connection, DatabaseStatus.question("")).position() >= position,
                    BETWEEN_LOOKS,
                    SYNCHRONOUS_LIMIT)) {
                throw new IOException(standby.name() + " did not get all that was committed within "
                        + SYNCHRONOUS_LIMIT.toSeconds() + " s");
            }
        }
    }

    private void setReadOnly(DatabaseNode primary, String value) throws IOException {
        try (WireConnection connection = open(primary)) {
            connection.query("ALTER SYSTEM SET default_transaction_read_only = " + value, ANSWER_LIMIT);
            connection.query("SELECT pg_reload_conf()", ANSWER_LIMIT);
        }
    }

    /** The server hands a changed setting to new sessions a moment after it was told to read it again. */
    private boolean newSessionsAreReadOnly(DatabaseNode primary) throws IOException {
        try (WireConnection fresh = open(primary)) {
            return fresh.query("SHOW default_transaction_read_only", ANSWER_LIMIT)
                    .equals(List.of(List.of("on")));
        }
    }

    /** Ends the sessions that began before {@code since}, and says whether there was none any more. */
    private static boolean noneIsLeft(WireConnection connection, String since) throws IOException {
        String ended =
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid() AND backend_start < '" + since + "'";
        return connection.query(ended, ANSWER_LIMIT).equals(List.of(List.of("0")));
    }

    private WireConnection open(DatabaseNode node) throws IOException {
        return WireConnection.open(links.port("controller", node.name()), ANSWER_LIMIT);
    }

    private static void setSynchronousStandby(WireConnection connection, String value) throws IOException {
        // Two statements: ALTER SYSTEM refuses to share a transaction.
        connection.query("ALTER SYSTEM SET synchronous_standby_names = '" + value + "'", ANSWER_LIMIT);
        connection.query("SELECT pg_reload_conf()", ANSWER_LIMIT);
    }

    private static boolean isWriter(WireConnection connection) throws IOException {
        return connection.query("SELECT pg_is_in_recovery()", ANSWER_LIMIT).equals(List.of(List.of("f")));
    }

    private static DatabaseStatus status(WireConnection connection, String question) throws IOException {
        return DatabaseStatus.of(connection.query(question, ANSWER_LIMIT).get(0), Instant.now());
    }

    private static long flushed(DatabaseStatus status) {
        return status.standby().map(DatabaseStatus.StandbyStatus::flushed).orElse(-1L);
    }
}
