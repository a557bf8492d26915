package dev.faultline.rehearsal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What whoever reads the metrics is answered. */
class PrometheusTextTest {
    @Test
    void theAnswerHoldsEachMetricAndIsSaidToBeInTheTextFormat() {
        PrometheusRegistry registry = new PrometheusRegistry();
        Counter counter = Counter.builder()
                .name("things_total")
                .help("Things that happened")
                .labelNames("kind")
                .register(registry);
        counter.labelValues("good").inc(3);

        Answer answer = PrometheusText.of(registry);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(StandardCharsets.UTF_8.decode(answer.body()).toString()).isEqualTo("""
                # HELP things_total Things that happened
                # TYPE things_total counter
                things_total{kind="good"} 3.0
                """);
    }
}
