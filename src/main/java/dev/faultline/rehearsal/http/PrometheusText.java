package dev.faultline.rehearsal.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Writes metrics in the Prometheus text format, as {@code GET /metrics} answers. */
public final class PrometheusText {
    private PrometheusText() {}

    /** What a registry's metrics are at this moment. */
    public static Answer of(PrometheusRegistry registry) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory cannot be written to", impossible);
        }
        ByteBuffer body = ByteBuffer.wrap(text.toByteArray()).asReadOnlyBuffer();
        return new Answer(200, PrometheusTextFormatWriter.CONTENT_TYPE, body);
    }
}
