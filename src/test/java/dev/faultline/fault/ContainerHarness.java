package dev.faultline.fault;

import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.ContainerIdentity;
import dev.faultline.scenario.Topology.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A harness in a JVM of its own, to be killed by a test: it has a database's container in its journal as a run's, pauses
 * it, says so, and waits. Arguments: its folder, where the engine is, the run's id, and the container's.
 */
final class ContainerHarness {
    private ContainerHarness() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Topology topology = new Topology(
                "docker",
                Bench.NOWHERE,
                Bench.NOWHERE,
                Bench.NOWHERE,
                Bench.NOWHERE,
                List.of(node(args[1], args[3])),
                List.of());
        Journal journal = Journal.open(folder, args[2]);
        Lease lease = Lease.take(
                TestJvm.command(),
                journal,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                folder.resolve("watchdog.log"));
        journal.intend(new ContainerUndo.Remove(args[1], args[2]));
        Faults faults = new Faults(FaultGround.of(() -> topology), journal, lease, Instant::now, event -> {});
        Injection injection = faults.inject(Bench.freeze("freeze", "db-a"));
        System.out.println(Bench.proofOf(injection).orElse("not proven"));
        new CountDownLatch(1).await();
    }

    static Node node(String engine, String container) {
        return new Node(
                "db-a",
                "database",
                "a",
                "primary",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ContainerIdentity(engine, container)));
    }
}
