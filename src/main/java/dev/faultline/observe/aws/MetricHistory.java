package dev.faultline.observe.aws;

import dev.faultline.observe.aws.AwsSignals.Source;
import dev.faultline.scenario.AwsMetric;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.MetricData;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric of CloudWatch: the figure of each whole period of a run, at the beginning of the period, from which on it holds. A
 * figure is told once it has been over for so long that services have published theirs, or at the end of the run; what
 * CloudWatch gets to know after that is not told.
 */
final class MetricHistory implements Source {
    /** Services publish within a minute or two of a period's end, and what comes late is still counted in. */
    static final Duration SETTLES = Duration.ofMinutes(2);

    private final MetricData data;
    private final AwsMetric metric;
    private final RunClock clock;
    private final SortedMap<Instant, Double> settled = new TreeMap<>();
    private Instant next = Instant.MIN;

    MetricHistory(MetricData data, AwsMetric metric, RunClock clock) {
        this.data = data;
        this.metric = metric;
        this.clock = clock;
    }

    /** What nobody judges: its loss counts against no verdict. */
    @Override
    public String name() {
        return "metric:" + metric.name() + " of " + metric.service();
    }

    /** Asks once a period: in between there is nothing new, and each time is paid for. */
    @Override
    public List<Event> since(Instant since) throws AwsCallFailed, InterruptedException {
        Instant now = clock.now();
        if (!now.isBefore(next)) {
            next = now.plus(metric.period());
            settle(since, now.minus(SETTLES));
        }
        return told();
    }

    @Override
    public List<Event> last(Instant since) throws AwsCallFailed, InterruptedException {
        Instant now = clock.now();
        settle(since, now);
        return settled.isEmpty()
                ? List.of(new Event.ObservationLost(
                        now,
                        name(),
                        "CloudWatch has no " + metric.metric() + " in " + metric.namespace() + " with the dimensions "
                                + metric.dimensions() + " for any whole period of "
                                + metric.period().toSeconds()
                                + " s since " + since + "; see that aws.yaml names it as it is published"))
                : told();
    }

    /** What has been told is not changed any more. */
    private void settle(Instant since, Instant over) throws AwsCallFailed, InterruptedException {
        Instant until = over.minus(metric.period());
        if (since.isBefore(until)) {
            data.between(metric, since, until).forEach(settled::putIfAbsent);
        }
    }

    private List<Event> told() {
        return settled.entrySet().stream()
                .<Event>map(
                        each -> new Event.SignalSeen(each.getKey(), metric.name(), metric.service(), each.getValue()))
                .toList();
    }
}
