package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.load.Climb;
import dev.faultline.load.Fitting;
import dev.faultline.load.Injector;
import dev.faultline.load.InjectorListener;
import dev.faultline.load.InjectorReport;
import dev.faultline.load.InjectorSpec;
import dev.faultline.timeline.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tables.MarkdownTable;

/**
 * The injector with its tap against Gatling as it comes with its file writer: requests a second of 64 users who send as
 * fast as they are answered, once they are warm. They take turns, on the same JVM options and the same simulation, and
 * the machine that they share with the server is full: a generator that takes more CPU for a request sends fewer.
 */
class InjectorBenchmark {
    private static final int ROUNDS = 5;
    private static final double USERS = 64;
    private static final Duration ARRIVING = Duration.ofSeconds(1);
    /** Either generator is warm by then: a JVM that has only its first compiler is done with compiling. */
    private static final Duration WARM = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final double LEAST_RATIO = 0.95;

    @TempDir
    private Path folder;

    @Test
    void theTapCostsNoThroughput() throws Exception {
        MarkdownTable table = new MarkdownTable(
                Path.of("target", "benchmarks", "injector.md"),
                "round",
                "plain Gatling, requests/s",
                "injector with tap, requests/s",
                "ratio");
        List<Double> ratios = new ArrayList<>();
        try (AnsweringServer server = new AnsweringServer()) {
            tapped(server, 0); // The server warms up, too; this one is not counted.
            for (int round = 1; round <= ROUNDS; round++) {
                double plain = plain(server, round);
                double tapped = tapped(server, round);
                ratios.add(tapped / plain);
                table.add(
                        Integer.toString(round),
                        figure("%.0f", plain),
                        figure("%.0f", tapped),
                        figure("%.2f", tapped / plain));
            }
        }
        double median = ratios.stream().sorted().toList().get(ROUNDS / 2);
        table.add("median", "", "", figure("%.2f", median));
        System.out.println(table.text());
        assertThat(median)
                .as("throughput with the tap, as a share of plain Gatling's")
                .isGreaterThanOrEqualTo(LEAST_RATIO);
    }

    private double plain(AnsweringServer server, int round) throws IOException, InterruptedException {
        Path log = folder.resolve("plain-" + round + ".log");
        server.forget();
        Process gatling = new ProcessBuilder(
                        plainCommand(server, folder.resolve("plain-" + round).toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(gatling.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("plain Gatling ended")
                    .isTrue();
            assertThat(gatling.exitValue())
                    .as("exit status of plain Gatling, which printed:\n%s", Files.readString(log))
                    .isZero();
        } finally {
            gatling.destroyForcibly();
        }
        return rate(server);
    }

    private static List<String> plainCommand(AnsweringServer server, String results) {
        List<String> command = new ArrayList<>(java());
        command.addAll(Injector.JVM_OPTIONS);
        command.addAll(List.of(
                // What Gatling's own plugins add for its file writer; the injector does without either.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-DbaseUrl=" + server.url(),
                "-DusersPerSecond=" + USERS,
                "-DwarmUp=PT0S",
                "-Dtotal=" + ARRIVING,
                PlainGatling.class.getName(),
                LoopSimulation.class.getName(),
                results));
        return command;
    }

    private double tapped(AnsweringServer server, int round) throws Exception {
        server.forget();
        InjectorSpec spec = new InjectorSpec(
                "load:loop",
                LoopSimulation.class.getName(),
                server.url(),
                server.url(),
                Optional.empty(),
                Optional.empty(),
                USERS,
                Climb.NONE,
                Duration.ZERO,
                ARRIVING,
                1,
                folder.resolve("ledger-" + round + ".jsonl"),
                "bench",
                Duration.ofSeconds(5),
                Fitting.OF_A_STAND_IN);
        LongAdder outcomes = new LongAdder();
        try (Injector injector =
                Injector.fork(java(), spec, folder.resolve("tapped-" + round + ".log"), counting(outcomes))) {
            injector.awaitReady(LIMIT);
            injector.start(LIMIT);
            InjectorReport report = injector.awaitDone(LIMIT);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
        }
        assertThat(outcomes.sum()).as("outcomes that were reported").isEqualTo(server.total());
        return rate(server);
    }

    private static InjectorListener counting(LongAdder outcomes) {
        return new InjectorListener() {
            @Override
            public void requestEnded(Outcome outcome) {
                outcomes.increment();
            }

            @Override
            public void underWay(long users, long requests) {
                // Only what ended is counted.
            }
        };
    }

    private static double rate(AnsweringServer server) {
        return server.perSecond(WARM, LoopSimulation.LENGTH);
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"));
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
