package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionTest {
    @Test
    void aHandWrittenExpositionIsReadWithItsEscapesAndItsTimestampsAreReadPast() throws MalformedExposition {
        List<Sample> samples = Exposition.parse("""
                # HELP http_requests_total The number of requests. \\n
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400",}    3 1395066363000

                # Escapes
                msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9
                  metric_without_timestamp_and_labels 12.47
                something_weird{ problem = "division by zero" , } +Inf -3982045
                nothing NaN
                below:zero{} -Inf
                """);
        assertThat(samples)
                .containsExactly(
                        sample("http_requests_total", Map.of("method", "post", "code", "200"), 1027),
                        sample("http_requests_total", Map.of("method", "post", "code", "400"), 3),
                        sample(
                                "msdos_file_access_time_seconds",
                                Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find file:\n\"FILE.TXT\""),
                                1.458255915e9),
                        sample("metric_without_timestamp_and_labels", Map.of(), 12.47),
                        sample("something_weird", Map.of("problem", "division by zero"), Double.POSITIVE_INFINITY),
                        sample("nothing", Map.of(), Double.NaN),
                        sample("below:zero", Map.of(), Double.NEGATIVE_INFINITY));
    }

    @Test
    void whatTheOfficialWriterWritesIsReadBack() throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        Histogram histogram = Histogram.builder()
                .name("query_seconds")
                .classicOnly()
                .classicUpperBounds(0.1, 1)
                .labelNames("statement")
                .register(registry);
        histogram.labelValues("say \"x\\y\"\n").observe(0.5);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        assertThat(Exposition.parse(text.toString(StandardCharsets.UTF_8)))
                .contains(
                        sample("query_seconds_bucket", Map.of("statement", "say \"x\\y\"\n", "le", "0.1"), 0),
                        sample("query_seconds_bucket", Map.of("statement", "say \"x\\y\"\n", "le", "+Inf"), 1),
                        sample("query_seconds_count", Map.of("statement", "say \"x\\y\"\n"), 1),
                        sample("query_seconds_sum", Map.of("statement", "say \"x\\y\"\n"), 0.5));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "a{b=\"c} 1             | does not end",
                "a{b=\"c\",b=\"d\"} 1   | twice",
                "a{b=\"c\" d=\"e\"} 1   | expected , or }",
                "a{1=\"c\"} 1           | a label's name",
                "a one                  | `one` is no number",
                "a 1f                   | `1f` is no number",
                "a 1 2 3                | a value and perhaps a timestamp",
                "a                      | `` is no number",
                "1a 1                   | a metric's name",
                "a 1 soon               | no timestamp"
            })
    void aMalformedLineSpoilsTheWhole(String line, String says) {
        assertThatThrownBy(() -> Exposition.parse("good 1\n" + line + "\n"))
                .isInstanceOf(MalformedExposition.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(says);
    }

    @Test
    void moreSeriesThanAnyNodeHasAreRefused() {
        assertThatThrownBy(() -> Exposition.parse("a 1\n".repeat(Exposition.LIMIT + 1)))
                .hasMessageContaining("more than 20000 samples");
    }

    private static Sample sample(String name, Map<String, String> labels, double value) {
        return new Sample(new Labels(labels).with(Labels.NAME, name), value);
    }
}
