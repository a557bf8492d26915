package dev.faultline.run;

import dev.faultline.fault.ContainerUndo;
import dev.faultline.fault.Intent;
import dev.faultline.fault.Journal;
import dev.faultline.fault.JournalHeld;
import dev.faultline.fault.Lease;
import dev.faultline.fault.MarkedFolder;
import dev.faultline.fault.ProcessUndo;
import dev.faultline.fault.Undo;
import dev.faultline.fault.UndoFailed;
import dev.faultline.target.Backend;
import dev.faultline.target.DockerTarget;
import dev.faultline.target.EmbeddedTarget;
import dev.faultline.target.Launch;
import dev.faultline.target.Target;
import dev.faultline.target.TargetFailed;
import dev.faultline.target.WorkFolder;
import dev.faultline.target.docker.EngineFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The machine made ready for a rehearsal, and cleared again. The undo of all that it will start is in the journal, with
 * a watchdog over it, before anything starts. Closing it takes back what is still there; what cannot be taken back stays
 * in the journal for {@code faultline heal}.
 */
public final class Rehearsal implements AutoCloseable {
    private static final String WORK = ".work";
    private static final long MEGABYTE = 1L << 20;
    private static final long DISK_NEEDED = 400 * MEGABYTE;
    private static final Duration PLATFORM_ENDS_ITSELF = Duration.ofSeconds(12);
    private static final Duration LEASE_TERM = Duration.ofSeconds(6);

    private final Order order;
    private final Optional<String> engine;
    private final Path work;
    private final Journal journal;
    private final Lease lease;
    private final List<Intent> intents;

    private Rehearsal(
            Order order, Optional<String> engine, Path work, Journal journal, Lease lease, List<Intent> intents) {
        this.order = order;
        this.engine = engine;
        this.work = work;
        this.journal = journal;
        this.lease = lease;
        this.intents = intents;
    }

    /**
     * What is to be made ready.
     *
     * @param forking how processes are started
     * @param reports the folder of reports; journals and work folders live below it
     * @param id names the journal and the work folder, and labels what is made on an engine
     * @param backend what a platform of ours is to be brought up on
     * @param logs where processes log to
     * @param life how long the watchdog may live: longer than whatever is to be done here
     */
    public record Order(Forking forking, Path reports, String id, Backend backend, Path logs, Duration life) {}

    /** Where undo journals are kept, below the folder of reports. */
    public static Path journals(Path reports) {
        return reports.resolve(".journal");
    }

    /**
     * Takes back what runs that died have left; to be done before {@link #prepare}.
     *
     * @param reports the folder of reports
     * @return what was taken back, in words
     * @throws RunFailed when a run that is still alive holds this folder, or something could not be taken back
     */
    public static List<String> heal(Path reports) throws RunFailed, InterruptedException {
        try {
            return Journal.heal(journals(reports));
        } catch (JournalHeld | UndoFailed e) {
            throw new RunFailed(e.getMessage(), e);
        } catch (IOException e) {
            throw new RunFailed("cannot read the undo journals in " + journals(reports) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the machine ready; {@code progress} hears of what takes long.
     *
     * @throws RunFailed when the disk is too full, something cannot be written, or the backend is not fit
     */
    public static Rehearsal prepare(Order order, Consumer<String> progress) throws RunFailed, InterruptedException {
        // Before anything is begun: what an engine that does not answer holds could not be taken back either.
        Optional<String> engine = engine(order.backend(), progress);
        try {
            Files.createDirectories(order.logs());
            requireDisk(order.reports());
            Path work = WorkFolder.choose(order.reports().resolve(WORK), order.id());
            requireDisk(work.getParent());
            return begin(order, engine, work, Journal.open(journals(order.reports()), order.id()));
        } catch (IOException e) {
            throw new RunFailed("cannot prepare the run in " + order.reports() + ": " + e.getMessage(), e);
        }
    }

    /** Where the engine is that nodes are to be containers of; empty where they are processes of this machine. */
    private static Optional<String> engine(Backend backend, Consumer<String> progress)
            throws RunFailed, InterruptedException {
        try {
            return backend == Backend.DOCKER ? Optional.of(DockerTarget.requireEngine(progress)) : Optional.empty();
        } catch (EngineFailed e) {
            throw new RunFailed(e.getMessage(), e);
        }
    }

    private static Rehearsal begin(Order order, Optional<String> engine, Path work, Journal journal)
            throws IOException, InterruptedException {
        List<Intent> intents = new ArrayList<>();
        try {
            return begun(order, engine, work, journal, intents);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // Else the journal would count as held until this process ends, and what was made would stay till then.
            List<String> failures = undo(journal, intents);
            try {
                journal.close();
            } catch (IOException unwritten) {
                e.addSuppressed(unwritten);
            }
            failures.forEach(failure -> e.addSuppressed(new IOException(failure)));
            throw e;
        }
    }

    private static Rehearsal begun(
            Order order, Optional<String> engine, Path work, Journal journal, List<Intent> intents)
            throws IOException, InterruptedException {
        // Undone last to first: the processes must be gone before their folder can be.
        intents.add(journal.intend(new Undo.DeleteFolder(work)));
        if (engine.isPresent()) {
            intents.add(journal.intend(new ContainerUndo.Remove(engine.get(), order.id())));
        }
        intents.add(journal.intend(new ProcessUndo.Sweep(work.resolve("processes.jsonl"), PLATFORM_ENDS_ITSELF)));
        MarkedFolder.make(work);
        WorkFolder.open(work);
        Lease lease = Lease.take(
                order.forking().java(),
                journal,
                LEASE_TERM,
                order.life(),
                order.logs().resolve("watchdog.log"));
        return new Rehearsal(order, engine, work, journal, lease, intents);
    }

    private static void requireDisk(Path folder) throws IOException, RunFailed {
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < DISK_NEEDED) {
            throw new RunFailed("the disk is full: a rehearsal needs " + DISK_NEEDED / MEGABYTE + " MB in " + folder
                    + ", and " + free / MEGABYTE + " MB are free; free some, or name another folder with --reports");
        }
    }

    /**
     * Brings the platform up with these settings; {@code progress} hears of each part. The target is closed by whoever
     * asked for it, before this is.
     */
    public Target start(Map<String, String> platform, Consumer<String> progress)
            throws TargetFailed, InterruptedException {
        Launch launch =
                new Launch(order.forking().detached(), order.forking().java(), work, cache(), order.logs(), platform);
        return engine.isPresent()
                ? DockerTarget.start(launch, engine.get(), order.id(), progress)
                : EmbeddedTarget.start(launch, progress);
    }

    /** Beside the work folder, unless that is in a place for temporary files, where nothing may be left. */
    private Optional<Path> cache() {
        return work.getParent().getFileName().toString().equals(WORK)
                ? Optional.of(work.resolveSibling("cache"))
                : Optional.empty();
    }

    /** A folder for what processes unpack for themselves; it goes with the work folder. */
    public Path temporary() {
        return work;
    }

    Journal journal() {
        return journal;
    }

    /** Why the watchdog may have taken everything back already; empty while it waits. */
    public Optional<String> lost() {
        return lease.lost();
    }

    Lease lease() {
        return lease;
    }

    /**
     * Takes back all that is still there and lets the watchdog go.
     *
     * @throws RunFailed naming what could not be taken back; the watchdog has then tried as well
     */
    @Override
    public void close() throws RunFailed {
        List<String> failures = undo(journal, intents);
        try (lease) {
            journal.close();
        } catch (IOException e) {
            failures.add(e.getMessage());
        }
        if (!failures.isEmpty()) {
            throw new RunFailed("not everything could be taken back: " + String.join("; ", failures)
                    + ". 'faultline heal' tries again.");
        }
    }

    /** The last first; says what could not be taken back. */
    private static List<String> undo(Journal journal, List<Intent> intents) {
        List<String> failures = new ArrayList<>();
        for (int i = intents.size() - 1; i >= 0; i--) {
            try {
                journal.undo(intents.get(i));
            } catch (UndoFailed e) {
                failures.add(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add("interrupted while clearing up");
            }
        }
        return failures;
    }
}
