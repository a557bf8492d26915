package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What this instance counts, in the Prometheus text format. */
final class ApiMetrics {
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
            .labelNames("endpoint")
            .register(registry);

    ApiMetrics(ConnectionPool pool, Redis redis) {
        GaugeWithCallback.builder()
                .name("database_connections")
                .help("Connections in use, and requests that wait for one")
                .labelNames("state")
                .callback(gauge -> {
                    gauge.call(pool.active(), "active");
                    gauge.call(pool.waiting(), "waiting");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("redis_circuit_closed")
                .help("1 when calls to Redis are let through")
                .callback(gauge -> gauge.call(redis.usable() ? 1 : 0))
                .register(registry);
    }

    void answered(String endpoint, int status, Duration took) {
        requests.labelValues(endpoint, Integer.toString(status)).inc();
        seconds.labelValues(endpoint).observe(took.toNanos() / 1e9);
    }

    Answer exposition() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return new Answer(200, PrometheusTextFormatWriter.CONTENT_TYPE, ByteBuffer.wrap(text.toByteArray()));
    }
}
