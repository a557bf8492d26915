package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.scaling.Exposition;
import dev.faultline.rehearsal.scaling.Reading;
import dev.faultline.rehearsal.scaling.ScalingSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The figures that the API is scaled by: the utilisation that its instances tell, and the requests that the load balancer
 * sends them. All are asked at once; one that does not answer in time is left out. For one thread.
 */
final class ApiFigures implements Supplier<List<Reading>> {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final double PERCENT = 100;

    private final ScalingSettings settings;
    private final ApiFleet fleet;
    private final ApiReadiness readiness;
    private final IntSupplier balancer;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private Optional<Counted> before = Optional.empty();

    /** {@code balancer}: the port of the load balancer's administration. */
    ApiFigures(
            ScalingSettings settings,
            ApiFleet fleet,
            ApiReadiness readiness,
            IntSupplier balancer,
            InstantSource clock) {
        this.settings = settings;
        this.fleet = fleet;
        this.readiness = readiness;
        this.balancer = balancer;
        this.clock = clock;
    }

    /** The load balancer's count of requests, by target, at one moment. */
    private record Counted(Instant at, Map<String, Double> requests) {
        /** Requests a second since an earlier count; a target that came or went in between does not count. */
        double rateSince(Counted earlier) {
            double sent = 0;
            for (Map.Entry<String, Double> target : requests.entrySet()) {
                double then = earlier.requests().getOrDefault(target.getKey(), target.getValue());
                sent += Math.max(0, target.getValue() - then);
            }
            return sent / (Duration.between(earlier.at(), at).toNanos() / 1e9);
        }
    }

    @Override
    public List<Reading> get() {
        List<Integer> ports = fleet.staying().stream()
                .filter(readiness::ready)
                .flatMap(node -> node.instances()
                        .filter(instance -> instance.process().isPresent())
                        .limit(1))
                .map(ApiInstance::port)
                .toList();
        List<Reading> readings = new ArrayList<>();
        List<Exposition> told = told(ports);
        readings.add(cpu(told));
        readings.add(connections(told));
        if (settings.requestsPerInstance() > 0) {
            readings.add(requests(ports.size()));
        }
        return readings;
    }

    private List<Exposition> told(List<Integer> ports) {
        List<CompletableFuture<Optional<Exposition>>> answers =
                ports.stream().map(this::ask).toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private Reading cpu(List<Exposition> told) {
        double[] busy = figures(told, "cpu_utilisation");
        return new Reading(
                "cpu", settings.cpuPercent() / PERCENT, Arrays.stream(busy).average(), busy.length);
    }

    private static Reading connections(List<Exposition> told) {
        double[] used = figures(told, "database_pool_utilisation");
        return Reading.watched("connections", Arrays.stream(used).average(), used.length);
    }

    private static double[] figures(List<Exposition> told, String metric) {
        return told.stream()
                .map(figures -> figures.sum(metric))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .filter(Double::isFinite)
                .toArray();
    }

    private Reading requests(int instances) {
        Optional<Counted> now = ask(balancer.getAsInt())
                .join()
                .map(figures -> new Counted(clock.instant(), figures.samples("balancer_target_requests_total")));
        OptionalDouble average = OptionalDouble.empty();
        if (now.isPresent() && before.isPresent() && instances > 0) {
            average = OptionalDouble.of(now.get().rateSince(before.get()) / instances);
        }
        before = now;
        return new Reading("requests", settings.requestsPerInstance(), average, instances);
    }

    private CompletableFuture<Optional<Exposition>> ask(int port) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(LIMIT)
                .build();
        return http.sendAsync(question, HttpResponse.BodyHandlers.ofString())
                .thenApply(
                        answer -> answer.statusCode() == 200 ? Optional.of(new Exposition(answer.body())) : noFigures())
                .exceptionally(away -> noFigures());
    }

    private static Optional<Exposition> noFigures() {
        return Optional.empty();
    }
}
