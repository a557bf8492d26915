package dev.faultline.rehearsal.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the platform's PostgreSQL servers have in common in {@code postgresql.conf}, and what makes one a standby. */
final class ServerConfiguration {
    /**
     * Small, quick to start, and never heard of outside this machine. Without fsync a power cut could lose data, but
     * the death of a process cannot: what was written is the operating system's. Shared memory is kept in the data
     * folder where PostgreSQL allows it, so that a killed server leaves nothing elsewhere. When each transaction
     * committed is kept, so that a measured outage can be held against the server's own word: {@code
     * pg_xact_commit_timestamp(xmin)} of a row.
     */
    static final String COMMON = """

            # The rehearsal platform's own.
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 32MB
            dynamic_shared_memory_type = mmap
            fsync = off
            wal_level = replica
            max_wal_senders = 8
            max_replication_slots = 4
            max_wal_size = 128MB
            wal_sender_timeout = 3s
            wal_receiver_timeout = 3s
            wal_receiver_status_interval = 1s
            wal_retrieve_retry_interval = 200ms
            hot_standby = on
            track_commit_timestamp = on
            jit = off
            logging_collector = off
            log_line_prefix = '%m [%p] '
            log_timezone = 'UTC'
            lc_messages = 'C'
            """;

    /** Lines of {@code pg_hba.conf} for a server that is alone in a container, in networks that are the rehearsal's own. */
    static final String EVERYBODY = "\nhost all all all trust\nhost replication all all trust\n";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private ServerConfiguration() {}

    /** {@code postgresql.auto.conf} of a standby: a clone's own copy is the primary's, and must go. */
    static String ofStandby(String name, String host, int replicationPort) {
        return "primary_conninfo = 'host=" + host + " port=" + replicationPort
                + " user=postgres connect_timeout=2 application_name=" + name + "'\n"
                + "primary_slot_name = '" + slotOf(name) + "'\n";
    }

    /**
     * {@code postgresql.auto.conf} of a server that recovers from the archive, up to {@code target} or, without one, as
     * far as the archive goes, and then takes writes.
     */
    static String ofRecovery(Optional<Instant> target) {
        return "restore_command = '" + WalArchive.RESTORE_COMMAND + "'\n"
                + target.map(instant -> "recovery_target_time = '" + TIMESTAMP.format(instant) + "+00'\n"
                                + "recovery_target_action = 'promote'\n")
                        .orElse("");
    }

    /** The replication slot of a standby; slot names know no hyphen. */
    static String slotOf(String standby) {
        return standby.replace('-', '_');
    }
}
