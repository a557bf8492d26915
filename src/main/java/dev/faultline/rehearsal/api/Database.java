package dev.faultline.rehearsal.api;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.faultline.rehearsal.api.ApiConfig.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements against the database with bounded waiting.
 *
 * <p>A bulkhead lets only some of the worker threads be inside at once, so that a dead database leaves the others to the
 * endpoints that do not need it. Reads are asked again when their connection broke; writes only when it is known that
 * nothing was applied. No statement has a query time-out: when the standby is gone, cancelling a commit that waits for it
 * makes PostgreSQL acknowledge what only the primary has.
 */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int INSIDE_AT_ONCE = 16;
    private static final Duration WAIT_TO_ENTER = Duration.ofMillis(250);

    private final ConnectionPool pool;
    private final Query.Times times;
    private final StatementTime statementTime;
    private final Servers servers;
    private final Bulkhead bulkhead = new Bulkhead(INSIDE_AT_ONCE, WAIT_TO_ENTER);
    private final FailsafeExecutor<Object> reading = Failsafe.with(again(DatabaseFailure::readMayBeRepeated));
    private final FailsafeExecutor<Object> writing = Failsafe.with(again(DatabaseFailure::writeMayBeRepeated));

    Database(ConnectionPool pool, Query.Times times, Duration statementTime, Servers servers) {
        this.pool = pool;
        this.servers = servers;
        this.times = times;
        this.statementTime = new StatementTime(statementTime, System::nanoTime);
    }

    private static RetryPolicy<Object> again(Predicate<DatabaseFailure> allowed) {
        return RetryPolicy.builder()
                .handleIf(failure -> failure instanceof DatabaseFailure database && allowed.test(database))
                .withBackoff(Duration.ofMillis(20), Duration.ofMillis(100))
                .withMaxRetries(4)
                .withMaxDuration(ConnectionPool.CONNECTION_LIMIT)
                .build();
    }

    /** One statement on a connection in auto-commit mode. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs a statement that changes nothing.
     *
     * @throws DatabaseFailure when there is no answer
     */
    <T> T read(Query query, Work<T> work) {
        return run(reading, query, work);
    }

    /**
     * Runs one statement that writes.
     *
     * @throws DatabaseFailure when it is not known to be applied; its effect says whether it is known not to be
     */
    <T> T write(Query query, Work<T> work) {
        return run(writing, query, work);
    }

    private <T> T run(FailsafeExecutor<Object> policies, Query query, Work<T> work) {
        try {
            return bulkhead.run(() -> policies.get(() -> once(query, work)));
        } catch (Bulkhead.Full full) {
            throw DatabaseFailure.busy(full);
        }
    }

    private <T> T once(Query query, Work<T> work) {
        Connection connection;
        try {
            connection = pool.connection();
        } catch (SQLException none) {
            throw DatabaseFailure.unreachable(none);
        }
        long start = System.nanoTime();
        try {
            T found = work.on(connection);
            statementTime.pass(start);
            return found;
        } catch (SQLException failed) {
            DatabaseFailure failure = failure(failed);
            if (!failure.leavesConnectionsUsable()) {
                pool.evictAll();
            }
            throw failure;
        } finally {
            times.took(query, Duration.ofNanos(System.nanoTime() - start));
            giveBack(connection);
        }
    }

    private DatabaseFailure failure(SQLException failed) {
        return switch (servers) {
            case WRITER -> DatabaseFailure.executing(failed);
            case ANY -> DatabaseFailure.executingAnywhere(failed);
        };
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // The pool discards it; the work's own outcome stands.
            LOG.debug("A connection could not be given back: {}", broken.getMessage());
        }
    }
}
