package dev.faultline.target.aws;

import dev.faultline.scenario.AwsMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * What CloudWatch holds of metrics; all pages of it.
 *
 * @param aws whom to ask
 */
public record MetricData(AwsClients aws) {
    private static final String CALL = "cloudwatch:GetMetricData";

    /**
     * The figures of the periods that begin within a time, by their beginnings. That of a period which is not over, or has
     * been over for a short while only, can still change.
     *
     * @param until not included
     */
    public SortedMap<Instant, Double> between(AwsMetric metric, Instant from, Instant until)
            throws AwsCallFailed, InterruptedException {
        List<MetricDataResult> results = aws.call(CALL, () -> {
            List<MetricDataResult> all = new ArrayList<>();
            aws.cloudWatch().getMetricDataPaginator(asked(metric, from, until)).stream()
                    .forEach(page -> all.addAll(page.metricDataResults()));
            return all;
        });
        SortedMap<Instant, Double> figures = new TreeMap<>();
        for (MetricDataResult result : results) {
            requireData(metric, result);
            for (int i = 0; i < result.timestamps().size(); i++) {
                figures.put(result.timestamps().get(i), result.values().get(i));
            }
        }
        return figures.subMap(from, until); // CloudWatch itself rounds the beginning down, to whole minutes at least
    }

    private static GetMetricDataRequest asked(AwsMetric metric, Instant from, Instant until) {
        return GetMetricDataRequest.builder()
                .startTime(from)
                .endTime(until)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(MetricDataQuery.builder()
                        .id("figures")
                        .metricStat(stat -> stat.stat(metric.statistic())
                                .period(Math.toIntExact(metric.period().toSeconds()))
                                .metric(named -> named.namespace(metric.namespace())
                                        .metricName(metric.metric())
                                        .dimensions(dimensions(metric))))
                        .build())
                .build();
    }

    private static List<Dimension> dimensions(AwsMetric metric) {
        return metric.dimensions().entrySet().stream()
                .map(each -> Dimension.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
    }

    /** The call itself succeeds also where a metric could not be read. */
    private static void requireData(AwsMetric metric, MetricDataResult result) throws AwsCallFailed {
        if (result.statusCode() == StatusCode.COMPLETE || result.statusCode() == StatusCode.PARTIAL_DATA) {
            return;
        }
        throw new AwsCallFailed(
                result.statusCode() == StatusCode.FORBIDDEN ? AwsCallFailed.Kind.DENIED : AwsCallFailed.Kind.AWS_FAILED,
                CALL + " answered " + result.statusCodeAsString() + " for " + metric.metric() + " in "
                        + metric.namespace() + " over " + period(metric.period()) + ": "
                        + result.messages().stream().map(MessageData::value).collect(Collectors.joining("; ")));
    }

    private static String period(Duration period) {
        return period.toSeconds() + " s";
    }
}
