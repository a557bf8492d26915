package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StopSignal;
import java.nio.file.Path;

/**
 * What the platform's PostgreSQL servers share.
 *
 * @param programs what the servers are run with
 * @param user whom they run as
 * @param workFolder where their data folders are made; that user must be able to reach it
 * @param logsFolder where each writes {@code <name>.log}
 * @param processes the owner of their processes
 * @param stop ends every wait
 */
public record PostgresSite(
        PostgresPrograms programs,
        ServerUser user,
        Path workFolder,
        Path logsFolder,
        Processes processes,
        StopSignal stop) {}
