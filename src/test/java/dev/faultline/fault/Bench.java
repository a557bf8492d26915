package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that {@link Faults} needs, around a small topology: a journal on disk, a lease without a watchdog process, events. */
final class Bench implements AutoCloseable {
    static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final NodeSelector ANY =
            new NodeSelector(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    final List<Event> events = new CopyOnWriteArrayList<>();
    final AtomicBoolean watched = new AtomicBoolean(true);
    final Journal journal;
    volatile Consumer<Event> whenTold = event -> {};
    final Faults faults;
    private final Lease lease;

    Bench(Path folder, URI toxiproxy, List<Node> nodes, List<Link> links) throws IOException {
        this(folder, new Topology("embedded", NOWHERE, NOWHERE, toxiproxy, NOWHERE, nodes, links));
    }

    Bench(Path folder, Topology topology) throws IOException {
        this(folder, topology, fault -> {
            throw new IllegalArgumentException("nobody stages " + fault);
        });
    }

    Bench(Path folder, Topology topology, Function<PlannedFault, StagedFault> staged) throws IOException {
        journal = Journal.open(folder, "bench");
        lease = new Lease(
                journal, new LeaseTerm(Duration.ofHours(1), LeaseClock.ofThisMachine()), new StubLine(watched));
        faults = new Faults(
                new FaultGround(() -> topology, staged, Optional.empty()), journal, lease, Instant::now, this::note);
    }

    private void note(Event event) {
        events.add(event);
        whenTold.accept(event);
    }

    static Bench ofNodes(Path folder, Node... nodes) throws IOException {
        return new Bench(folder, NOWHERE, List.of(nodes), List.of());
    }

    /** Around a platform whose operations are at {@code operations}. */
    static Bench ofPlatform(Path folder, URI operations) throws IOException {
        return new Bench(
                folder,
                new Topology(
                        "embedded",
                        NOWHERE,
                        NOWHERE,
                        NOWHERE,
                        NOWHERE,
                        new Topology.Surroundings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(operations),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        List.of()));
    }

    static PlannedFault freeze(String id, String... targets) {
        return new PlannedFault(
                new FaultSpec.ProcessFreeze(id, Duration.ZERO, Duration.ofSeconds(5), ANY), List.of(targets), "");
    }

    static PlannedFault kill(String id, String... targets) {
        return new PlannedFault(new FaultSpec.ProcessKill(id, Duration.ZERO, ANY), List.of(targets), "");
    }

    /** How the injection was seen to have bitten. */
    static Optional<String> proofOf(Injection injection) throws Exception {
        return injection.proof().get(20, TimeUnit.SECONDS);
    }

    <T extends Event> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() throws IOException {
        List<Exception> failures = faults.revertAll();
        faults.close();
        lease.close();
        if (!failures.isEmpty()) {
            throw new IOException("left something behind", failures.get(0));
        }
    }

    /** A line to a watchdog that is there as long as the flag says so. */
    record StubLine(AtomicBoolean alive) implements WatchdogLine {
        @Override
        public void renew() throws IOException {
            if (!alive.get()) {
                throw new IOException("broken pipe");
            }
        }

        @Override
        public boolean isAlive() {
            return alive.get();
        }

        @Override
        public void close() {}
    }
}
