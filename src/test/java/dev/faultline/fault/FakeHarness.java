package dev.faultline.fault;

import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A harness in a JVM of its own, to be killed or frozen by a test: it takes a lease and does what it is told, a line
 * each, saying what came of it. Arguments: its folder, the lease's term, and pid and start of the process to break.
 */
final class FakeHarness {
    private FakeHarness() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Node node = new Node(
                "api-a",
                "api",
                "a",
                "serving",
                Optional.of(new ProcessIdentity(Long.parseLong(args[2]), Instant.parse(args[3]))));
        Topology topology = new Topology(
                "embedded", Bench.NOWHERE, Bench.NOWHERE, Bench.NOWHERE, Bench.NOWHERE, List.of(node), List.of());
        Journal journal = Journal.open(folder, "run-1");
        Lease lease = Lease.take(
                TestJvm.command(),
                journal,
                Duration.parse(args[1]),
                Duration.ofMinutes(2),
                folder.resolve("watchdog.log"));
        Faults faults = new Faults(FaultGround.of(() -> topology), journal, lease, Instant::now, event -> {});
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            System.out.println(obey(line, number, faults, journal, lease));
        }
    }

    private static String obey(String line, int number, Faults faults, Journal journal, Lease lease) {
        try {
            switch (line) {
                case "freeze" -> {
                    Injection injection = faults.inject(Bench.freeze("f" + number, "api-a"));
                    return "FROZEN " + Bench.proofOf(injection).orElse("not proven");
                }
                case "churn" -> {
                    for (int i = 0; ; i++) {
                        Injection injection = faults.inject(Bench.freeze("f" + number + "-" + i, "api-a"));
                        System.out.println("CYCLE " + i);
                        faults.revert(injection);
                    }
                }
                case "end" -> {
                    boolean reverted = faults.revertAll().isEmpty();
                    faults.close();
                    boolean closed = journal.close();
                    lease.close();
                    return "ENDED " + reverted + " " + closed;
                }
                case "leave" -> {
                    lease.close(); // with the freeze still in the journal
                    return "LEFT";
                }
                default -> throw new IllegalArgumentException(line);
            }
        } catch (Exception e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }
}
