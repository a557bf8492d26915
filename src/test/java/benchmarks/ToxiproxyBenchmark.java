package benchmarks;

import static benchmarks.ToxiproxyBenchmark.Path.DIRECT;
import static benchmarks.ToxiproxyBenchmark.Path.EMBEDDED;
import static benchmarks.ToxiproxyBenchmark.Path.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.toxics.ProxyProcess;
import dev.faultline.toxics.RealToxiproxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tables.MarkdownTable;

/**
 * The embedded proxy beside a real Toxiproxy server, each a process of its own, without toxics: bulk streams and small
 * round trips on 1, 32 and 512 connections, with the same far ends and in turns within one run.
 */
class ToxiproxyBenchmark {
    private static final List<Integer> CONNECTIONS = List.of(1, 32, 512);
    private static final List<Path> TURNS = List.of(EMBEDDED, REAL, DIRECT, REAL, EMBEDDED);
    private static final int ROUNDS = 4;
    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final Duration LENGTH = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private static final double LEAST_THROUGHPUT = 0.8;

    /** What added latency may differ by without a cause: the clock and the scheduler of a busy machine. */
    private static final double NOISE_MICROS = 15;

    /** How bytes go from the client to the server. */
    enum Path {
        DIRECT,
        EMBEDDED,
        REAL
    }

    @TempDir
    private java.nio.file.Path folder;

    private final Map<Path, ProxyProcess> proxies = new EnumMap<>(Path.class);
    private Sink sink;
    private Echo echo;
    private final Map<Path, InetSocketAddress> toSink = new EnumMap<>(Path.class);
    private final Map<Path, InetSocketAddress> toEcho = new EnumMap<>(Path.class);

    /** What was measured on one number of connections. */
    private static final class Row {
        private final Samples<Path> bytesPerSecond = new Samples<>();
        private final Samples<Path> cpuNanosPerByte = new Samples<>();
        private final Samples<Path> tripsPerSecond = new Samples<>();
        private final Samples<Path> cpuMicrosPerTrip = new Samples<>();
        private final Samples<Path> p50Micros = new Samples<>();
        private final Samples<Path> p99Micros = new Samples<>();
    }

    @BeforeEach
    void start() throws IOException {
        Optional<java.nio.file.Path> program = RealToxiproxy.program();
        assumeTrue(program.isPresent(), "a real Toxiproxy to compare with");
        sink = new Sink();
        echo = new Echo();
        proxies.put(EMBEDDED, ProxyProcess.embedded(folder.resolve("embedded.log")));
        proxies.put(REAL, ProxyProcess.real(program.get(), folder.resolve("real.log")));
        toSink.put(DIRECT, sink.address());
        toEcho.put(DIRECT, echo.address());
        for (var proxy : proxies.entrySet()) {
            toSink.put(proxy.getKey(), proxy.getValue().leadingTo("sink", sink.address()));
            toEcho.put(proxy.getKey(), proxy.getValue().leadingTo("echo", echo.address()));
        }
    }

    @AfterEach
    void close() throws IOException {
        proxies.values().forEach(ProxyProcess::close);
        if (sink != null) {
            sink.close();
            echo.close();
        }
    }

    @Test
    void theEmbeddedProxyIsAsFastAsTheRealOne() throws Exception {
        measure(new Row(), Path.EMBEDDED, 32);
        measure(new Row(), Path.REAL, 32);
        MarkdownTable table = new MarkdownTable(
                java.nio.file.Path.of("target", "benchmarks", "toxiproxy.md"),
                "connections",
                "measure",
                "direct",
                "embedded",
                "real Toxiproxy",
                "embedded / real");
        SoftAssertions asserted = new SoftAssertions();
        for (int connections : CONNECTIONS) {
            Row row = new Row();
            for (int round = 0; round < ROUNDS; round++) {
                for (Path path : TURNS) {
                    measure(row, path, connections);
                }
            }
            show(table, connections, row);
            check(asserted, connections, row);
        }
        System.out.println(table.text());
        asserted.assertAll();
    }

    private void measure(Row row, Path path, int connections) throws Exception {
        bulk(row, path, connections);
        try (RoundTrips client = new RoundTrips(toEcho.get(path), connections)) {
            client.unceasing(WARM_UP);
            Duration cpu = cpu(path);
            long count = client.unceasing(LENGTH).getTotalCount();
            row.tripsPerSecond.add(path, count / seconds(LENGTH));
            row.cpuMicrosPerTrip.add(path, cpu(path).minus(cpu).toNanos() / 1e3 / count);
            Histogram times = client.spaced(INTERVAL, LENGTH);
            row.p50Micros.add(path, times.getValueAtPercentile(50) / 1e3);
            row.p99Micros.add(path, times.getValueAtPercentile(99) / 1e3);
        }
        echo.check();
    }

    private void bulk(Row row, Path path, int connections) throws Exception {
        try (BulkSender sender = new BulkSender(folder, toSink.get(path), connections)) {
            pass(WARM_UP);
            Duration cpu = cpu(path);
            long bytes = sink.bytes();
            long start = System.nanoTime();
            pass(LENGTH);
            double seconds = (System.nanoTime() - start) / 1e9;
            bytes = sink.bytes() - bytes;
            row.bytesPerSecond.add(path, bytes / seconds);
            row.cpuNanosPerByte.add(path, cpu(path).minus(cpu).toNanos() / (double) bytes);
            sender.check();
        }
        Awaitility.await("the end of what is still under way").until(() -> sink.connections() == 0);
    }

    private Duration cpu(Path path) {
        return path == DIRECT ? Duration.ZERO : proxies.get(path).cpuTime();
    }

    private static void show(MarkdownTable table, int connections, Row row) {
        show(table, connections, "bulk, MB/s", row.bytesPerSecond, 1e-6);
        show(table, connections, "bulk, CPU ns/kB", row.cpuNanosPerByte, 1e3);
        show(table, connections, "round trips/s", row.tripsPerSecond, 1);
        show(table, connections, "CPU µs/round trip", row.cpuMicrosPerTrip, 1);
        show(table, connections, "p50, µs", row.p50Micros, 1);
        show(table, connections, "p99, µs", row.p99Micros, 1);
    }

    private static void show(MarkdownTable table, int connections, String measure, Samples<Path> samples, double unit) {
        table.add(
                Integer.toString(connections),
                measure,
                figure(samples.median(DIRECT) * unit),
                figure(samples.median(EMBEDDED) * unit),
                figure(samples.median(REAL) * unit),
                String.format(Locale.ROOT, "%.2f", samples.median(EMBEDDED) / samples.median(REAL)));
    }

    private static void check(SoftAssertions asserted, int connections, Row row) {
        asserted.assertThat(row.bytesPerSecond.median(EMBEDDED) / row.bytesPerSecond.median(REAL))
                .as("bulk throughput on %d connections, as a share of the real one's", connections)
                .isGreaterThanOrEqualTo(LEAST_THROUGHPUT);
        asserted.assertThat(row.p50Micros.median(EMBEDDED))
                .as("p50 on %d connections", connections)
                .isLessThanOrEqualTo(row.p50Micros.median(REAL) + NOISE_MICROS);
        asserted.assertThat(row.p99Micros.median(EMBEDDED))
                .as("p99 on %d connections", connections)
                .isLessThanOrEqualTo(row.p99Micros.median(REAL) + NOISE_MICROS);
    }

    private static void pass(Duration length) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
