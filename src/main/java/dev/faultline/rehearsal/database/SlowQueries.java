package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A badly written job that locks the slots table for a while, again and again, so that every query on it waits. It works
 * through the endpoint, so it follows the primary. Safe for any thread.
 */
public final class SlowQueries implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final String END_SESSIONS = "SELECT count(pg_terminate_backend(pid, 1000)) FROM pg_stat_activity"
            + " WHERE application_name = '" + LockingSession.NAME + "'";

    private final int endpoint;
    private final StopSignal stop;
    private final PlatformLog log;
    private Optional<Running> running = Optional.empty();

    /** A job that does not run; {@code endpoint} is the port that leads to the primary. */
    SlowQueries(int endpoint, StopSignal stop, PlatformLog log) {
        this.endpoint = endpoint;
        this.stop = stop;
        this.log = log;
    }

    private record Running(LockingSession session, Loop loop) {}

    /**
     * Begins to hold the lock for {@code lock} at a time, pausing for a quarter of that in between. A job that runs
     * already is ended first. Throws {@link IllegalArgumentException} unless {@code lock} is at least a millisecond.
     */
    public synchronized void start(Duration lock) {
        if (lock.toMillis() < 1) {
            throw new IllegalArgumentException("expected a lock of at least PT0.001S, found " + lock);
        }
        stop();
        LockingSession session = new LockingSession(endpoint, lock, stop, log);
        Loop loop = new Loop(LockingSession.NAME, stop, session, session::disconnect);
        running = Optional.of(new Running(session, loop));
        loop.start();
        log.say(LockingSession.NAME, "started: the slots table is locked for " + lock.toMillis() + " ms at a time");
    }

    /** Ends the job and releases its lock, within a few seconds even where the database is frozen. Harmless when over. */
    public synchronized void stop() {
        running.ifPresent(this::end);
        running = Optional.empty();
    }

    /** Whether it was started and not stopped. */
    public synchronized boolean isRunning() {
        return running.isPresent();
    }

    @Override
    public void close() {
        stop();
    }

    private void end(Running job) {
        // In this order: a session that begins after the others were terminated sees that it is not wanted any more.
        job.session().refuseFurtherWork();
        // Closing the connection alone would leave the server asleep with the lock until its statement ends.
        try (WireConnection connection = WireConnection.open(endpoint, END_LIMIT)) {
            connection.query(END_SESSIONS, END_LIMIT);
        } catch (IOException unreachable) {
            log.say(
                    LockingSession.NAME,
                    "its session could not be ended, the server does so when it sees the connection closed: "
                            + unreachable.getMessage());
        }
        job.session().disconnect();
        job.loop().close();
        log.say(LockingSession.NAME, "ended");
    }
}
