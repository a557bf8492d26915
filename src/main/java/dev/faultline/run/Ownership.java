package dev.faultline.run;

import static java.util.Objects.requireNonNull;

import dev.faultline.timeline.DamagedFile;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one process that carries out a run or a drill: known to others by a file in a folder with its id and start time, and
 * stopped by another file that they put there. Close it when that is over.
 */
public final class Ownership implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** A process has one lock on a file: a second try of it would let go of the first one's. */
    private static final Object ONE_TRY = new Object();

    private final Path folder;
    private final byte[] written;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stop-watch");
        thread.setDaemon(true);
        return thread;
    });

    private Ownership(Path folder, byte[] written) {
        this.folder = folder;
        this.written = written;
    }

    /**
     * Who carries something out.
     *
     * @param id what it is called
     * @param pid the process
     * @param processStarted when that process started, so that a later one with its id is not taken for it; empty where the
     *     operating system does not tell
     * @param began when it began
     */
    public record Owner(String id, long pid, Optional<Instant> processStarted, Instant began) {
        /** Refuses one that lacks what each has. */
        public Owner {
            requireNonNull(id, "id is missing");
            requireNonNull(processStarted, "processStarted is missing");
            requireNonNull(began, "began is missing");
        }

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
     * @param id what is meant
     * @param by who asks
     * @param reason why; may be empty
     * @param at when
     */
    public record StopRequest(String id, String by, String reason, Instant at) {
        /** Refuses one that lacks what each has. */
        public StopRequest {
            requireNonNull(id, "id is missing");
            requireNonNull(by, "by is missing");
            requireNonNull(reason, "reason is missing");
            requireNonNull(at, "at is missing");
        }

        String words() {
            return "by " + by + " at " + at + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** Another process is the owner, or was when this was tried. */
    public static final class Taken extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Owner> owner;

        Taken(Optional<Owner> owner) {
            super(owner.map(other -> other.id() + ", process " + other.pid() + ", since " + other.began())
                    .orElse("somebody"));
            this.owner = owner;
        }

        /** Who it is, where that could be read. */
        public Optional<Owner> owner() {
            return owner;
        }
    }

    /**
     * Makes this process the owner.
     *
     * @param folder where owners and requests stand
     * @param id what is carried out
     * @param stopped told who asked it to stop, when and why, from another thread, and again until this is closed
     * @throws Taken when another process is the owner, or becomes it at this moment
     */
    public static Ownership claim(Path folder, String id, Consumer<String> stopped) throws IOException, Taken {
        Files.createDirectories(folder);
        ProcessHandle self = ProcessHandle.current();
        byte[] written = RecordJson.mapper()
                .writeValueAsBytes(new Owner(id, self.pid(), self.info().startInstant(), Instant.now()));
        synchronized (ONE_TRY) {
            claimAlone(folder, written);
        }
        Ownership owner = new Ownership(folder, written);
        var unused = owner.watch.scheduleWithFixedDelay(
                () -> requested(folder, id).ifPresent(stopped), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return owner;
    }

    /** Of two that find an owner whose process has died, one takes its place: the system lets go of the lock when that dies too. */
    private static void claimAlone(Path folder, byte[] written) throws IOException, Taken {
        try (FileChannel file = FileChannel.open(
                        folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            Optional<Owner> other = current(folder);
            if (lock == null || other.isPresent()) {
                throw new Taken(other);
            }
            // Before anybody can know of this owner: what is asked of it from then on stays.
            Files.deleteIfExists(request(folder));
            put(folder, written);
        } catch (OverlappingFileLockException e) {
            throw new Taken(current(folder));
        }
    }

    /** At once and wholly: half an owner would be in the way of all that come later. */
    private static void put(Path folder, byte[] written) throws IOException {
        Path draft = folder.resolve("owner.draft");
        try {
            Files.write(
                    draft,
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(draft, owner(folder), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path owner(Path folder) {
        return folder.resolve("owner.json");
    }

    private static Path request(Path folder) {
        return folder.resolve("stop.json");
    }

    /** Who asks this to stop, in words; empty while nobody does. */
    private static Optional<String> requested(Path folder, String id) {
        try {
            return Files.exists(request(folder))
                    ? Optional.of(RecordFile.<StopRequest>read(
                                    request(folder),
                                    RecordJson.mapper().readerFor(StopRequest.class),
                                    "a request to stop"))
                            .filter(request -> request.id().equals(id))
                            .map(StopRequest::words)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Half a request, or one that nobody may read: to go on would be to take no for an answer.
            // What is thrown from here would end the looking unseen, and no request would be heard any more.
            return Optional.of("by a request that cannot be read: " + e.getMessage());
        }
    }

    /**
     * Who the owner is now; empty where nobody is, or its process has died.
     *
     * @throws UncheckedIOException naming the file to delete, when it is damaged
     */
    public static Optional<Owner> current(Path folder) throws IOException {
        try {
            return Files.exists(owner(folder))
                    ? Optional.of(RecordFile.<Owner>read(
                                    owner(folder), RecordJson.mapper().readerFor(Owner.class), "the owner of a run"))
                            .filter(owner -> owner.process().isPresent())
                    : Optional.empty();
        } catch (FileNotFoundException e) {
            if (Files.exists(owner(folder))) {
                throw e;
            }
            return Optional.empty(); // it was over between the two looks
        } catch (DamagedFile e) {
            throw new UncheckedIOException(
                    e.getMessage() + "; when no run and no drill goes on there, delete " + owner(folder), e.getCause());
        }
    }

    /** Asks the owner to stop; it looks for that several times a second. */
    public static void requestStop(Path folder, StopRequest request) throws IOException {
        Path draft = folder.resolve("stop.draft");
        Files.write(draft, RecordJson.mapper().writeValueAsBytes(request));
        Files.move(draft, request(folder), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Another's stands there where somebody has deleted this one's meanwhile. */
    private boolean isOwn() throws IOException {
        return Files.exists(owner(folder)) && Arrays.equals(Files.readAllBytes(owner(folder)), written);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (isOwn()) {
                Files.deleteIfExists(request(folder));
                Files.deleteIfExists(owner(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "it is over, and the file that says who carries it out cannot be removed: " + e.getMessage(), e);
        }
    }
}
