package dev.faultline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long it took until a service level was restored by more instances, as the newest run on record measured it.
 *
 * @param run the name of that run's folder
 * @param took from the injection of the load until the level held again; over zero
 */
public record ScalingRecord(String run, Duration took) {
    /**
     * Looks it up.
     *
     * @param reports the folder that holds one folder for each run
     * @param scenario whose newest run that counts is asked: one on an unchanged stand-in, its files as it left them
     * @param objective which of its objectives measured it
     * @return empty where there is no such run, or it was not restored, or never gone
     */
    public static Optional<ScalingRecord> newest(Path reports, String system, String scenario, String objective)
            throws IOException {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        return PastRuns.in(reports)
                .newest(system, scenario, PastRuns.Ground.STAND_IN)
                .flatMap(run -> run.verdicts().recoveries().stream()
                        .filter(recovery -> recovery.objective().equals(objective))
                        .flatMap(recovery -> recovery.took().stream())
                        .filter(took -> !took.isZero())
                        .map(took -> new ScalingRecord(run.folder(), took))
                        .findFirst());
    }
}
