package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;

/** One session that takes the lock once a round, and connects again after its connection broke. */
final class LockingSession implements Loop.Round {
    static final String NAME = "slow-queries";

    private static final Duration LOG_IN_LIMIT = Duration.ofSeconds(2);
    /** What the lock may take to be had, and the commit to reach the standby. */
    private static final Duration WAITING_LIMIT = Duration.ofSeconds(10);

    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
    private static final int PAUSE_PART = 4;
    /** Lets the server notice that its client is gone even while it sleeps. */
    private static final String NOTICE_A_LOST_CLIENT = "SET client_connection_check_interval = '100ms'";

    private final int endpoint;
    private final Duration lock;
    private final StopSignal stop;
    private final PlatformLog log;
    private volatile WireConnection connection;
    private volatile boolean unwanted;

    LockingSession(int endpoint, Duration lock, StopSignal stop, PlatformLog log) {
        this.endpoint = endpoint;
        this.lock = lock;
        this.stop = stop;
        this.log = log;
    }

    /** Takes the lock, holds it, lets go, pauses. */
    @Override
    public void run() throws InterruptedException {
        try {
            // A copy, since the owner may close the connection at any moment.
            WireConnection open = connection;
            WireConnection session = open == null ? connect() : open;
            if (unwanted) {
                throw new InterruptedException("the job was ended");
            }
            session.query(statement(), lock.plus(WAITING_LIMIT));
            stop.pause(lock.dividedBy(PAUSE_PART));
        } catch (IOException failed) {
            disconnect();
            stop.pause(AFTER_FAILURE);
        }
    }

    /** From now on no statement is begun. */
    void refuseFurtherWork() {
        unwanted = true;
    }

    /** Closes the connection, also under a statement; safe for any thread. */
    void disconnect() {
        WireConnection old = connection;
        connection = null;
        if (old != null) {
            old.closeQuietly();
        }
    }

    private WireConnection connect() throws IOException {
        WireConnection opened = WireConnection.open(endpoint, Database.NAME, NAME, LOG_IN_LIMIT);
        try {
            opened.query(NOTICE_A_LOST_CLIENT, LOG_IN_LIMIT);
        } catch (IOException failed) {
            opened.closeQuietly();
            throw failed;
        }
        connection = opened;
        log.say(NAME, "connected to the primary");
        return opened;
    }

    private String statement() {
        return "BEGIN; LOCK TABLE slots IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep_for('" + lock.toMillis()
                + " milliseconds'); COMMIT";
    }
}
