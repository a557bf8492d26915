package dev.faultline.drill;

import dev.faultline.run.Ownership;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one process that holds a drill in a folder of reports, and its limit of time. Close it when the drill is over. */
public final class DrillOwner implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Ownership ownership;
    private final Optional<ScheduledExecutorService> limit;

    private DrillOwner(Ownership ownership, Optional<ScheduledExecutorService> limit) {
        this.ownership = ownership;
        this.limit = limit;
    }

    /** Where the owner of a drill stands, and requests to stop it, below the folder of reports. */
    public static Path folder(Path reports) {
        return reports.resolve(".drill");
    }

    /**
     * Makes this process the owner.
     *
     * @param limit when the drill has taken too long; empty for never
     * @param control is told of a request to stop, and of the limit
     * @throws DrillUnderWay when another one is
     */
    public static DrillOwner of(Path reports, String drillId, Optional<Instant> limit, DrillControl control)
            throws IOException, DrillUnderWay {
        try {
            Ownership ownership = Ownership.claim(
                    folder(reports), drillId, why -> control.end(DrillEnding.stopped(why, Instant.now())));
            return new DrillOwner(ownership, limit.map(at -> watched(at, control)));
        } catch (Ownership.Taken e) {
            throw new DrillUnderWay(e.owner(), reports);
        }
    }

    private static ScheduledExecutorService watched(Instant limit, DrillControl control) {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "drill-limit");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.scheduleWithFixedDelay(
                () -> {
                    Instant now = Instant.now();
                    if (now.isAfter(limit)) {
                        control.end(DrillEnding.aborted("it took longer than it may", now));
                    }
                },
                0,
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        limit.ifPresent(ScheduledExecutorService::shutdownNow);
        ownership.close();
    }
}
