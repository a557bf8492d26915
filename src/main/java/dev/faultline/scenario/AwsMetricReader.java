package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code metrics} of {@code aws.yaml}: what is read from CloudWatch over a run. */
final class AwsMetricReader {
    private static final Set<Duration> HIGH_RESOLUTION = Set.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DIMENSIONS = 30;

    private final KnownNames services;

    /** {@code services} are those of the same file. */
    AwsMetricReader(List<String> services) {
        this.services = new KnownNames("service of `services`", services);
    }

    /** The list that stands under {@code metrics}; none where it is left out. */
    List<AwsMetric> read(Fields fields) {
        List<AwsMetric> metrics = new ArrayList<>();
        return fields.optionalList("metrics", node -> {
            AwsMetric metric = metric(node);
            if (metrics.stream()
                    .anyMatch(other -> other.name().equals(metric.name())
                            && other.service().equals(metric.service()))) {
                throw node.error(
                        "there is a metric `" + metric.name() + "` of " + metric.service() + " already",
                        "give it another name");
            }
            metrics.add(metric);
            return metric;
        });
    }

    private AwsMetric metric(YamlNode node) {
        Fields fields = Fields.of(
                node,
                "a metric of CloudWatch",
                "name",
                "service",
                "namespace",
                "metric",
                "dimensions",
                "statistic",
                "period");
        return new AwsMetric(
                fields.required("name", TextSyntax::id),
                fields.required("service", services::read),
                fields.required("namespace", AwsMetricReader::namespace),
                fields.required("metric", AwsMetricReader::text),
                fields.optional("dimensions", AwsMetricReader::dimensions).orElse(Map.of()),
                fields.required("statistic", AwsMetricReader::statistic),
                fields.required("period", AwsMetricReader::period));
    }

    private static String namespace(YamlNode node) {
        return AwsServiceReader.matching(
                node, "[A-Za-z0-9_./# -][A-Za-z0-9_./#: -]{0,254}", "a namespace of CloudWatch", "AWS/RDS");
    }

    /** As CloudWatch has names and values: printable ASCII. */
    private static String text(YamlNode node) {
        return AwsServiceReader.matching(
                node, "[\\x20-\\x7e]{1,255}", "a name of up to 255 ASCII characters", "DatabaseConnections");
    }

    private static Map<String, String> dimensions(YamlNode node) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Entry entry :
                Fields.withAnyNames(node, "dimensions with their values").entries()) {
            dimensions.put(text(entry.key()), text(entry.value()));
        }
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
            throw node.error(
                    "expected 1 to " + MOST_DIMENSIONS + " dimensions, found " + dimensions.size(),
                    "give those that the metric is published with, for example {DBInstanceIdentifier: shop}; leave"
                            + " `dimensions` out for a metric without any");
        }
        return dimensions;
    }

    private static String statistic(YamlNode node) {
        return AwsServiceReader.matching(
                node,
                "Average|Sum|Minimum|Maximum|SampleCount|p(100|\\d{1,2}(\\.\\d{1,10})?)",
                "a statistic of CloudWatch",
                "Average, Sum, Minimum, Maximum, SampleCount or p99");
    }

    private static Duration period(YamlNode node) {
        Duration period = DurationSyntax.positive(node);
        boolean minutes = period.toSecondsPart() == 0 && period.toMillisPart() == 0;
        if (!HIGH_RESOLUTION.contains(period) && (!minutes || period.compareTo(LONGEST) > 0)) {
            throw node.error(
                    "CloudWatch has no periods of " + DurationSyntax.write(period),
                    "write whole minutes up to 1h; for a metric of high resolution also 1s, 5s, 10s, 20s or 30s");
        }
        return period;
    }
}
