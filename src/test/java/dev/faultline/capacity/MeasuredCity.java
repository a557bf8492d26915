package dev.faultline.capacity;

import dev.faultline.capacity.CapacitySearch.Found;
import dev.faultline.capacity.CapacitySearch.Offered;
import dev.faultline.capacity.LoadProbe.Seen;
import dev.faultline.capacity.SequentialTest.Decision;
import dev.faultline.report.Ending;
import dev.faultline.run.Forking;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** BlinkLean's shipped capacity file with measurements that were never made. */
final class MeasuredCity {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final ScalingResponse SCALING = new ScalingResponse(Duration.ofSeconds(30), "a run on record");

    private final ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
    private final SystemSpec system = files.system("blinklean");
    private final CapacitySpec spec;

    MeasuredCity() {
        this(UnaryOperator.identity());
    }

    MeasuredCity(UnaryOperator<CapacitySpec> changed) {
        this.spec = changed.apply(files.capacity("blinklean"));
    }

    CapacitySpec spec() {
        return spec;
    }

    /** So many instances, between these two loads. */
    static Measurement found(int instances, double held, double broke) {
        Offered high = new Offered(broke, 1, new Seen(300, 90), Decision.BROKE);
        Offered low = new Offered(held, 1, new Seen(300, 1), Decision.HELD);
        return new Measurement(
                instances,
                List.of(step(low, 150, 40), step(high, 1_400, 99)),
                Optional.of(new Found(held, broke, List.of(low, high))),
                Optional.empty(),
                Optional.of(new QueryCount(1_000L * instances, 800L * instances)));
    }

    static Measurement notFound(int instances, String why) {
        return new Measurement(instances, List.of(), Optional.empty(), Optional.of(why), Optional.empty());
    }

    private static LoadStep step(Offered offered, long p95, double cpu) {
        return new LoadStep(
                offered.perSecond(),
                offered.steps(),
                START,
                START.plusSeconds(8),
                Math.round(offered.perSecond() * 8),
                1,
                offered.seen().requests(),
                offered.seen().missed(),
                0,
                new LoadStep.Latency(Duration.ofMillis(30), Duration.ofMillis(p95), Duration.ofMillis(2 * p95)),
                Map.of("cpu of api", cpu, "connections of api", 12.0, Resources.MACHINE, 55.0),
                Optional.of("book: 30 % of 30 missed it, 9 late and 0 failed"),
                offered.decision(),
                Optional.empty());
    }

    /** One to four instances, of which each carries so much more. */
    static List<Measurement> straight(double each) {
        double[] off = {1.01, 0.995, 1.002, 0.999};
        return IntStream.rangeClosed(1, 4)
                .mapToObj(n -> found(n, each * n * off[n - 1] * 0.97, each * n * off[n - 1] * 1.03))
                .toList();
    }

    CapacityDocument document(List<Measurement> measured) {
        Map<String, String> platform = new TreeMap<>(system.platform());
        platform.putAll(spec.platform());
        CapacityRequest request = new CapacityRequest(
                "20261122-100000-capacity",
                spec,
                system,
                platform,
                spec.seed(),
                Path.of("reports"),
                new Forking(List.of(), List.of()));
        return new CapacityFindings(request, measured, SCALING)
                .document(START, START.plusSeconds(240), Ending.completed());
    }
}
