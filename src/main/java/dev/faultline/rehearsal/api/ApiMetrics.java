package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.PrometheusText;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What this instance counts, in the Prometheus text format. */
final class ApiMetrics {
    /** In seconds; fine where answers are promised, so that a percentile read from them is not far off. */
    private static final double[] BOUNDS = {
        0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1,
        1.25, 1.5, 2, 3, 5
    };

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("http_requests_total")
            .help("Requests answered")
            .labelNames("endpoint", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("http_request_seconds")
            .help("Time from the request's last byte to its answer")
            .classicOnly()
            .classicUpperBounds(BOUNDS)
            .labelNames("endpoint")
            .register(registry);
    private final Counter signatureFailures = Counter.builder()
            .name("payment_signature_failures_total")
            .help("Payment callbacks whose signature was found wrong")
            .register(registry);
    private final Counter limited = Counter.builder()
            .name("otp_limited_total")
            .help("Requests for a code that were refused, since the phone has had too many")
            .register(registry);

    ApiMetrics(String version) {
        GaugeWithCallback.builder()
                .name("build_info")
                .help("1 for the version that runs")
                .labelNames("version")
                .callback(gauge -> gauge.call(1, version))
                .register(registry);
    }

    void watch(ConnectionPool pool) {
        GaugeWithCallback.builder()
                .name("database_connections")
                .help("Connections in use, and requests that wait for one")
                .labelNames("state")
                .callback(gauge -> {
                    gauge.call(pool.active(), "active");
                    gauge.call(pool.waiting(), "waiting");
                })
                .register(registry);
        watchUse(pool);
    }

    /** Shows how much of the pool is in use. */
    private void watchUse(ConnectionPool pool) {
        GaugeWithCallback.builder()
                .name("database_pool_utilisation")
                .help("How many of the connections that there may be are in use, 0 to 1")
                .callback(gauge -> gauge.call(pool.utilisation()))
                .register(registry);
    }

    /** Shows whether calls to a dependency are let through, as {@code <name>_circuit_closed}. */
    void watchCircuit(String name, BooleanSupplier closed) {
        GaugeWithCallback.builder()
                .name(name + "_circuit_closed")
                .help("1 when calls to it are let through")
                .callback(gauge -> gauge.call(closed.getAsBoolean() ? 1 : 0))
                .register(registry);
    }

    void watch(VirtualProcessor processor) {
        CounterWithCallback.builder()
                .name("cpu_busy_seconds_total")
                .help("How long the modelled processor has been busy")
                .callback(counter -> counter.call(seconds(processor.busy())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("cpu_utilisation")
                .help("How much of the last second the modelled processor was busy, 0 to 1")
                .callback(gauge -> gauge.call(processor.utilisation()))
                .register(registry);
    }

    /** Where the durations of queries are to be told, if they are measured. */
    Query.Times queryTimes(ApiSettings.QueryMetrics wanted) {
        if (wanted == ApiSettings.QueryMetrics.OFF) {
            return Query.Times.UNMEASURED;
        }
        Histogram queries = Histogram.builder()
                .name("database_query_seconds")
                .help("Time a statement took, waiting for locks included")
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .labelNames("statement")
                .register(registry);
        return (query, took) -> queries.labelValues(query.label()).observe(seconds(took));
    }

    void answered(String endpoint, int status, Duration took) {
        requests.labelValues(endpoint, Integer.toString(status)).inc();
        seconds.labelValues(endpoint).observe(seconds(took));
    }

    void signatureCheckFailed() {
        signatureFailures.inc();
    }

    void codeLimited() {
        limited.inc();
    }

    Answer exposition() {
        return PrometheusText.of(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
