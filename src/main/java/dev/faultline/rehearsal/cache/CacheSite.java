package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StopSignal;
import java.nio.file.Path;

/**
 * What the platform's Redis servers share.
 *
 * @param workFolder gets the binary, and a folder for each server
 * @param logsFolder where each writes {@code <name>.log}
 * @param processes the owner of their processes
 * @param stop ends every wait
 */
public record CacheSite(Path workFolder, Path logsFolder, Processes processes, StopSignal stop) {}
