package benchmarks;

import static benchmarks.ToxiproxyBenchmark.Route.DIRECT;
import static benchmarks.ToxiproxyBenchmark.Route.EMBEDDED;
import static benchmarks.ToxiproxyBenchmark.Route.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.toxics.ProxyProcess;
import dev.faultline.toxics.RealToxiproxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
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
    private static final List<Route> TURNS = List.of(EMBEDDED, REAL, DIRECT, REAL, EMBEDDED);
    private static final int ROUNDS = 4;
    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final Duration LENGTH = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private static final double LEAST_THROUGHPUT = 0.8;

    /** What the added p50 may be more than the real one's: the two are not measured at the same instant. */
    private static final Noise P50_NOISE = new Noise(1.05, 10);

    /** The same of the added p99, of which each turn has five samples, and which other work on the machine moves most. */
    private static final Noise P99_NOISE = new Noise(1.25, 50);

    /** How much more than the other's a latency may be for no reason: a factor, and microseconds besides. */
    private record Noise(double factor, double micros) {
        double most(double other) {
            return other * factor + micros;
        }
    }

    /** How bytes go from the client to the server. */
    enum Route {
        DIRECT,
        EMBEDDED,
        REAL
    }

    @TempDir
    private Path folder;

    private final Map<Route, ProxyProcess> proxies = new EnumMap<>(Route.class);
    private Sink sink;
    private Echo echo;
    private final Map<Route, InetSocketAddress> toSink = new EnumMap<>(Route.class);
    private final Map<Route, InetSocketAddress> toEcho = new EnumMap<>(Route.class);

    /** What was measured on one number of connections. */
    private static final class Row {
        private final Samples<Route> bytesPerSecond = new Samples<>();
        private final Samples<Route> cpuNanosPerByte = new Samples<>();
        private final Samples<Route> tripsPerSecond = new Samples<>();
        private final Samples<Route> cpuMicrosPerTrip = new Samples<>();
        private final Samples<Route> p50Micros = new Samples<>();
        private final Samples<Route> p99Micros = new Samples<>();
    }

    @BeforeEach
    void start() throws IOException {
        Optional<Path> program = RealToxiproxy.program();
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
        measure(new Row(), EMBEDDED, 32);
        measure(new Row(), REAL, 32);
        MarkdownTable table = new MarkdownTable(
                Path.of("target", "benchmarks", "toxiproxy.md"),
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
                for (Route route : TURNS) {
                    measure(row, route, connections);
                }
            }
            show(table, connections, row);
            check(asserted, connections, row);
        }
        System.out.println(table.text());
        asserted.assertAll();
    }

    private void measure(Row row, Route route, int connections) throws Exception {
        bulk(row, route, connections);
        try (RoundTrips client = new RoundTrips(toEcho.get(route), connections)) {
            client.unceasing(WARM_UP);
            Duration cpu = cpu(route);
            long count = client.unceasing(LENGTH).getTotalCount();
            row.tripsPerSecond.add(route, count / seconds(LENGTH));
            row.cpuMicrosPerTrip.add(route, cpu(route).minus(cpu).toNanos() / 1e3 / count);
            Histogram times = client.spaced(INTERVAL, LENGTH);
            row.p50Micros.add(route, times.getValueAtPercentile(50) / 1e3);
            row.p99Micros.add(route, times.getValueAtPercentile(99) / 1e3);
        }
        echo.check();
    }

    private void bulk(Row row, Route route, int connections) throws Exception {
        try (BulkSender sender = new BulkSender(folder, toSink.get(route), connections)) {
            pass(WARM_UP);
            Duration cpu = cpu(route);
            long bytes = sink.bytes();
            long start = System.nanoTime();
            pass(LENGTH);
            double seconds = (System.nanoTime() - start) / 1e9;
            bytes = sink.bytes() - bytes;
            row.bytesPerSecond.add(route, bytes / seconds);
            row.cpuNanosPerByte.add(route, cpu(route).minus(cpu).toNanos() / (double) bytes);
            sender.check();
        }
        Awaitility.await("the end of what is still under way").until(() -> sink.connections() == 0);
    }

    private Duration cpu(Route route) {
        return route == DIRECT ? Duration.ZERO : proxies.get(route).cpuTime();
    }

    private static void show(MarkdownTable table, int connections, Row row) {
        show(table, connections, "bulk, MB/s", row.bytesPerSecond, 1e-6);
        show(table, connections, "bulk, CPU ns/kB", row.cpuNanosPerByte, 1e3);
        show(table, connections, "round trips/s", row.tripsPerSecond, 1);
        show(table, connections, "CPU µs/round trip", row.cpuMicrosPerTrip, 1);
        showLatency(table, connections, "p50", row.p50Micros);
        showLatency(table, connections, "p99", row.p99Micros);
    }

    private static void show(
            MarkdownTable table, int connections, String measure, Samples<Route> samples, double unit) {
        table.add(
                Integer.toString(connections),
                measure,
                samples.median(DIRECT) == 0 ? "" : figure(samples.median(DIRECT) * unit),
                figure(samples.median(EMBEDDED) * unit),
                figure(samples.median(REAL) * unit),
                ratio(samples.median(EMBEDDED), samples.median(REAL)));
    }

    private static void showLatency(MarkdownTable table, int connections, String measure, Samples<Route> micros) {
        table.add(
                Integer.toString(connections),
                measure + ", µs; what a proxy adds",
                figure(micros.median(DIRECT)),
                "+" + figure(added(EMBEDDED, micros)),
                "+" + figure(added(REAL, micros)),
                ratio(added(EMBEDDED, micros), added(REAL, micros)));
    }

    private static void check(SoftAssertions asserted, int connections, Row row) {
        asserted.assertThat(row.bytesPerSecond.median(EMBEDDED) / row.bytesPerSecond.median(REAL))
                .as("bulk throughput on %d connections, as a share of the real one's", connections)
                .isGreaterThanOrEqualTo(LEAST_THROUGHPUT);
        asserted.assertThat(row.cpuNanosPerByte.median(EMBEDDED))
                .as("CPU per byte on %d connections", connections)
                .isLessThanOrEqualTo(row.cpuNanosPerByte.median(REAL));
        asserted.assertThat(added(EMBEDDED, row.p50Micros))
                .as("added p50 on %d connections, microseconds", connections)
                .isLessThanOrEqualTo(P50_NOISE.most(added(REAL, row.p50Micros)));
        asserted.assertThat(added(EMBEDDED, row.p99Micros))
                .as("added p99 on %d connections, microseconds", connections)
                .isLessThanOrEqualTo(P99_NOISE.most(added(REAL, row.p99Micros)));
    }

    private static double added(Route proxy, Samples<Route> micros) {
        return micros.median(proxy) - micros.median(DIRECT);
    }

    private static String ratio(double embedded, double real) {
        return String.format(Locale.ROOT, "%.2f", embedded / real);
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
