package dev.faultline.toxics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that went through each proxy, under the names that Toxiproxy gives them (with {@code -proxy-metrics}). They
 * are counted as they pass, where Toxiproxy adds them when a connection ends. Thread-safe.
 */
final class TrafficMetrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter received =
            counter("toxiproxy_proxy_received_bytes_total", "Bytes read from the sender of a direction");
    private final Counter sent =
            counter("toxiproxy_proxy_sent_bytes_total", "Bytes written to the receiver of a direction");

    private Counter counter(String name, String help) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames("direction", "listener", "proxy", "upstream")
                .register(registry);
    }

    /** Where the bytes of one direction of a proxy are counted. */
    Traffic of(Direction direction, String proxy, ProxySettings settings) {
        String[] labels = {
            direction.wireName(),
            settings.listen().toString(),
            proxy,
            settings.upstream().toString()
        };
        return new Traffic(received.labelValues(labels), sent.labelValues(labels));
    }

    /** All of it in the Prometheus text format. */
    String exposition() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return text.toString(StandardCharsets.UTF_8);
    }
}
