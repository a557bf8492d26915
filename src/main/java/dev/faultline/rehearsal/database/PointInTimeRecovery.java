package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a server out of a base backup and the archived log, by PostgreSQL's own archive recovery (its manual's chapter
 * "Continuous Archiving and Point-in-Time Recovery").
 */
final class PointInTimeRecovery {
    /** How PostgreSQL refuses to start a server that is not what was asked for. */
    private static final String SHORT_OF_TARGET = "recovery ended before configured recovery target was reached";

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PostgresSite site;
    private final PortSource ports;

    PointInTimeRecovery(PostgresSite site, PortSource ports) {
        this.site = site;
        this.ports = ports;
    }

    /**
     * Lays {@code base} into the server's folder, starts it, and waits until it takes writes: with all that was committed
     * by {@code target}, or, without one, with all that the archive holds. False when the archive ends before the target:
     * then PostgreSQL refuses. Throws {@link StartFailure} when it does not come up for any other reason.
     */
    boolean recover(PostgresServer server, Path base, Optional<Instant> target)
            throws IOException, StartFailure, InterruptedException {
        server.close();
        server.layOut(base);
        Path settings = server.data().resolve("postgresql.auto.conf");
        Files.writeString(settings, ServerConfiguration.ofRecovery(target));
        Files.createFile(server.data().resolve("recovery.signal"));
        if (!takesWrites(server)) {
            return false;
        }
        // It has recovered: should it be started again, it is to be an ordinary server.
        Files.writeString(settings, "");
        return true;
    }

    private boolean takesWrites(PostgresServer server) throws StartFailure, InterruptedException {
        try {
            server.start(ports);
        } catch (StartFailure e) {
            if (saysShortOfTarget(e.log())) {
                return false;
            }
            throw e;
        }
        boolean ended = site.stop()
                .await(() -> server.process().isEmpty() || isWriter(server.port()), BETWEEN_LOOKS, RECOVERY_LIMIT);
        if (server.process().isPresent() && ended) {
            return true;
        }
        List<String> log = server.lastLogLines();
        if (server.process().isEmpty() && saysShortOfTarget(log)) {
            return false;
        }
        throw new StartFailure(
                server.name(),
                ended
                        ? "the server that was being restored ended"
                        : "the server that was being restored had not recovered after " + RECOVERY_LIMIT.toSeconds()
                                + " s",
                log);
    }

    private static boolean isWriter(int port) {
        try (WireConnection connection = WireConnection.open(port, PROBE_LIMIT)) {
            return connection.query("SELECT pg_is_in_recovery()", PROBE_LIMIT).equals(List.of(List.of("f")));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean saysShortOfTarget(List<String> log) {
        return log.stream().anyMatch(line -> line.contains(SHORT_OF_TARGET));
    }
}
