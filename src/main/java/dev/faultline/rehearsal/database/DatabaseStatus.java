package dev.faultline.rehearsal.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a database answered to one heartbeat.
 *
 * @param at when the answer came
 * @param writer whether it takes writes
 * @param position how far its write-ahead log reaches, in bytes: flushed on a writer, received on a standby
 * @param standby how its standby is doing, as seen from here; empty when none is connected
 * @param stream whether the log of another comes in here
 */
public record DatabaseStatus(
        Instant at, boolean writer, long position, Optional<StandbyStatus> standby, Incoming stream) {
    private static final String STREAMING = "streaming";
    private static final String SYNCHRONOUS = "sync";

    /**
     * A standby as its primary sees it.
     *
     * @param state for example {@code streaming} or {@code catchup}
     * @param syncState {@code sync} where commits wait for it, else {@code async} or {@code potential}
     * @param flushed how far the log is safe on the standby, in bytes
     */
    public record StandbyStatus(String state, String syncState, long flushed) {}

    /** Whether the log of another server comes in. */
    public enum Incoming {
        /** It does: this one is a standby, and connected. */
        STREAMS,
        /** It does not. */
        NONE
    }

    /** Of one that gets no log from another. */
    public DatabaseStatus(Instant at, boolean writer, long position, Optional<StandbyStatus> standby) {
        this(at, writer, position, standby, Incoming.NONE);
    }

    /** Whether it is a standby that is connected to its primary. */
    public boolean receives() {
        return !writer && stream == Incoming.STREAMS;
    }

    /** Whether the standby is connected and has caught up. */
    public boolean streams() {
        return standby.filter(seen -> seen.state().equals(STREAMING)).isPresent();
    }

    /** Whether commits here wait for the standby. */
    public boolean synchronous() {
        return streams()
                && standby.filter(seen -> seen.syncState().equals(SYNCHRONOUS)).isPresent();
    }

    /** The statement that asks for all this at once; {@code peer} is the name that the other database streams under. */
    static String question(String peer) {
        return "SELECT pg_is_in_recovery(),"
                + " pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery()"
                + " THEN coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())"
                + " ELSE pg_current_wal_flush_lsn() END, '0/0'),"
                + " r.state, r.sync_state, coalesce(pg_wal_lsn_diff(r.flush_lsn, '0/0'), 0),"
                + " EXISTS (SELECT FROM pg_stat_wal_receiver w WHERE w.status = 'streaming')"
                + " FROM (VALUES (1)) one LEFT JOIN pg_stat_replication r ON r.application_name = '" + peer + "'"
                + " ORDER BY r.state = 'streaming' DESC NULLS LAST LIMIT 1";
    }

    /** Reads the answer to {@link #question}. */
    static DatabaseStatus of(List<String> row, Instant at) {
        Optional<StandbyStatus> standby = Optional.ofNullable(row.get(2))
                .map(state -> new StandbyStatus(state, String.valueOf(row.get(3)), Long.parseLong(row.get(4))));
        long position = row.get(1) == null ? 0 : Long.parseLong(row.get(1));
        Incoming stream = "t".equals(row.get(5)) ? Incoming.STREAMS : Incoming.NONE;
        return new DatabaseStatus(at, row.get(0).equals("f"), position, standby, stream);
    }
}
