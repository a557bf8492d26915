package dev.faultline.drill;

import dev.faultline.report.PrettyJson;
import dev.faultline.report.WholeFile;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one process that holds a drill in a folder of reports: known to others by a file with its id and start time, and stopped
 * by another file that they put there. Close it when the drill is over.
 */
public final class DrillOwner implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final OwnerFiles files;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drill-watch");
        thread.setDaemon(true);
        return thread;
    });

    private DrillOwner(OwnerFiles files) {
        this.files = files;
    }

    /** Where owners and requests stand in a folder of reports. */
    private record OwnerFiles(Path reports) {
        Path folder() {
            return reports.resolve(".drill");
        }

        Path owner() {
            return folder().resolve("owner.json");
        }

        Path stop() {
            return folder().resolve("stop.json");
        }
    }

    /**
     * Who holds a drill.
     *
     * @param drillId the drill
     * @param pid the process
     * @param processStarted when that process started, so that a later one with its id is not taken for it; empty where the
     *     operating system does not tell
     * @param began when the drill began
     */
    public record Owner(String drillId, long pid, Optional<Instant> processStarted, Instant began) {
        /** Its process, while it is alive. */
        public Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> processStarted.isEmpty()
                            || process.info().startInstant().equals(processStarted));
        }
    }

    /**
     * A request to stop.
     *
     * @param drillId the drill that is meant
     * @param by who asks
     * @param reason why
     * @param at when
     */
    public record StopRequest(String drillId, String by, String reason, Instant at) {}

    /**
     * Makes this process the owner.
     *
     * @param limit when the drill has taken too long; empty for never
     * @param control is told of a request to stop, and of the limit
     * @throws DrillUnderWay when another one is
     */
    public static DrillOwner of(Path reports, String drillId, Optional<Instant> limit, DrillControl control)
            throws IOException, DrillUnderWay {
        OwnerFiles files = new OwnerFiles(reports);
        Files.createDirectories(files.folder());
        ProcessHandle self = ProcessHandle.current();
        Owner owner = new Owner(drillId, self.pid(), self.info().startInstant(), Instant.now());
        claim(files, owner);
        Files.deleteIfExists(files.stop());
        DrillOwner holder = new DrillOwner(files);
        var unused = holder.watch.scheduleWithFixedDelay(
                () -> look(files, drillId, limit, control), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return holder;
    }

    private static void claim(OwnerFiles files, Owner owner) throws IOException, DrillUnderWay {
        byte[] text = RecordJson.mapper().writeValueAsBytes(owner);
        for (int attempt = 0; ; attempt++) {
            try {
                Files.write(files.owner(), text, StandardOpenOption.CREATE_NEW);
                return;
            } catch (FileAlreadyExistsException e) {
                Optional<Owner> other =
                        in(files).filter(found -> found.process().isPresent());
                if (other.isPresent() || attempt > 0) {
                    throw new DrillUnderWay(other, files.reports());
                }
                Files.deleteIfExists(files.owner()); // its process has died
            }
        }
    }

    private static void look(OwnerFiles files, String drillId, Optional<Instant> limit, DrillControl control) {
        Instant now = Instant.now();
        limit.filter(now::isAfter).ifPresent(at -> control.end(DrillEnding.aborted("it took longer than it may", now)));
        try {
            request(files)
                    .filter(request -> request.drillId().equals(drillId))
                    .ifPresent(request -> control.end(DrillEnding.stopped(
                            "by " + request.by() + " at " + request.at()
                                    + (request.reason().isEmpty() ? "" : ": " + request.reason()),
                            now)));
        } catch (IOException | UncheckedIOException e) {
            // Half a request, or one that nobody may read: to go on would be to take no for an answer.
            control.end(DrillEnding.stopped("by a request that cannot be read: " + e.getMessage(), now));
        }
    }

    private static Optional<StopRequest> request(OwnerFiles files) throws IOException {
        return Files.exists(files.stop())
                ? Optional.of(RecordFile.read(
                        files.stop(), RecordJson.mapper().readerFor(StopRequest.class), "a request to stop a drill"))
                : Optional.empty();
    }

    private static Optional<Owner> in(OwnerFiles files) throws IOException {
        return Files.exists(files.owner())
                ? Optional.of(RecordFile.read(
                        files.owner(), RecordJson.mapper().readerFor(Owner.class), "the owner of a drill"))
                : Optional.empty();
    }

    /** Who holds a drill in that folder of reports now; empty when nobody does. */
    public static Optional<Owner> current(Path reports) throws IOException {
        return in(new OwnerFiles(reports)).filter(owner -> owner.process().isPresent());
    }

    /** Asks the owner to stop; it looks for that several times a second. */
    public static void requestStop(Path reports, StopRequest request) throws IOException {
        OwnerFiles files = new OwnerFiles(reports);
        WholeFile.write(files.stop(), PrettyJson.of(request));
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            Files.deleteIfExists(files.stop());
            Files.deleteIfExists(files.owner());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the drill is over, and the file that says who holds it cannot be removed: " + e.getMessage(), e);
        }
    }
}
