package benchmarks;

import static org.awaitility.Awaitility.await;

import dev.faultline.fault.FaultGround;
import dev.faultline.fault.Faults;
import dev.faultline.fault.Injection;
import dev.faultline.fault.Journal;
import dev.faultline.fault.Lease;
import dev.faultline.observe.Invariants;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.Planner;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.EmbeddedTarget;
import dev.faultline.target.Launch;
import dev.faultline.target.Target;
import dev.faultline.target.WorkFolder;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A platform that is brought up, broken, and waited for until it is whole again: how long each takes. For one thread. */
final class BrokenAndWhole implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SEEN = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(1);
    private static final Duration TERM = Duration.ofSeconds(6);
    private static final Duration LIFE = Duration.ofMinutes(20);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AnchoredClock clock = AnchoredClock.anchored("benchmark");
    private final SystemSpec system;
    private final Target target;
    private final Invariants invariants;
    private final Faults faults;
    private final Duration up;
    private final Duration steady;

    /** Brings it up; {@code cache} has the unpacked programs, or gets them. */
    BrokenAndWhole(SystemSpec system, Path cache) throws Exception {
        this.system = system;
        try {
            Path folder = Files.setPosixFilePermissions(
                    Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
            opened.push(() -> FolderTree.delete(folder));
            Path work = Files.createDirectory(folder.resolve("work"));
            WorkFolder.open(work);
            Instant start = clock.now();
            target = EmbeddedTarget.start(
                    new Launch(java(), java(), work, Optional.of(cache), folder.resolve("logs"), system.platform()),
                    part -> {});
            opened.push(target);
            up = Duration.between(start, clock.now());
            invariants = new Invariants(system.invariants(), target, clock);
            steady = Duration.between(start, awaitWhole());
            faults = faults(folder);
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private Faults faults(Path folder) throws IOException, InterruptedException {
        Journal journal = Journal.open(folder.resolve("journal"), "benchmark");
        opened.push(journal::close);
        Lease lease = Lease.take(java(), journal, TERM, LIFE, folder.resolve("watchdog.log"));
        opened.push(lease);
        Faults made = new Faults(
                new FaultGround(
                        this::topology,
                        fault -> {
                            throw new IllegalArgumentException(
                                    "no load here that " + fault.spec().id() + " could be");
                        },
                        Optional.empty()),
                journal,
                lease,
                clock,
                event -> {});
        opened.push(made);
        opened.push(() -> {
            List<Exception> failures = made.revertAll();
            if (!failures.isEmpty()) {
                throw new IOException("a fault was not taken back", failures.get(0));
            }
        });
        return made;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** From nothing to the platform's own word that it is up. */
    Duration up() {
        return up;
    }

    /** From nothing to every invariant holding. */
    Duration steady() {
        return steady;
    }

    /**
     * Injects a scenario's only fault, waits until an invariant is seen broken, takes the fault back, and returns how long
     * after that every invariant holds again. There is nothing to take back of a kill: it counts from the kill itself.
     */
    Duration restored(Scenario scenario) throws Exception {
        PlannedFault fault = Planner.plan(scenario, system, topology(), scenario.seed())
                .faults()
                .get(0);
        Injection injection = faults.inject(fault);
        await(fault.spec().id() + " seen in the invariants")
                .pollInterval(POLL)
                .atMost(SEEN)
                .until(() -> !isWhole());
        Instant origin = fault.spec().hold().isZero() ? injection.at().orElseThrow() : clock.now();
        faults.revert(injection);
        return Duration.between(origin, awaitWhole());
    }

    private Instant awaitWhole() {
        await("every invariant of the platform")
                .pollInterval(POLL)
                .atMost(WHOLE)
                .until(this::isWhole);
        return clock.now();
    }

    private boolean isWhole() throws InterruptedException {
        return invariants.check("after").stream()
                .allMatch(event -> event instanceof Event.InvariantChecked checked && checked.held());
    }

    private Topology topology() {
        try {
            return target.state().topology();
        } catch (IOException e) {
            throw new UncheckedIOException("the platform does not tell what it consists of", e);
        }
    }

    /** Takes back what is left, the newest first, all of it whatever fails. */
    @Override
    public void close() throws Exception {
        Exception failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
