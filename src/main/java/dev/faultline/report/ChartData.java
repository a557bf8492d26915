package dev.faultline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.RecordJson;
import dev.faultline.verdict.Outage;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the page's script draws, as JSON. All times are seconds after the start of the load.
 *
 * @param startEpochMillis the start of the load
 * @param end the end of the traffic
 * @param phases the phases, in order
 * @param faults when each fault was on
 * @param recoveries what is bracketed
 * @param rates requests a second over the whole run
 * @param detail the same in finer steps around the faults
 * @param latency response times of good requests in milliseconds
 * @param lanes the nodes' roles
 * @param replicas ready and desired instances
 * @param signals other figures of the system
 * @param rows alarms, rollouts and probes from outside
 */
record ChartData(
        long startEpochMillis,
        double end,
        List<Span> phases,
        List<Fault> faults,
        List<Bracket> recoveries,
        Rates rates,
        Rates detail,
        Percentiles latency,
        List<NodeLane> lanes,
        List<StepLine.Replicas> replicas,
        List<StepLine.Signal> signals,
        CourseRows rows) {

    /** A named stretch of the axis. */
    record Span(String label, double from, double to) {}

    /** When a fault was on; {@code seenToEnd} is false when it was still on as the run ended. */
    record Fault(String id, String kind, String targets, double from, double to, boolean seenToEnd) {}

    /** From where an RTO counts to the recovery; {@code recovered} is false when there was none. */
    record Bracket(
            String objective,
            String path,
            double from,
            double to,
            boolean recovered,
            String label,
            List<Span> outages) {}

    /** Requests a second, planned and actual, in steps of {@code width} seconds. */
    record Rates(
            double from, double width, List<Double> planned, List<Double> sent, List<Double> good, List<Kind> failed) {}

    /** One kind of failure. */
    record Kind(String kind, String label, List<Double> perSecond) {}

    /** Percentiles in steps of {@code width} seconds; null where no request was good. */
    record Percentiles(double width, List<Double> p50, List<Double> p95, List<Double> p99) {}

    static double seconds(Course course, Instant at) {
        double seconds = course.offset(at).toNanos() / 1e9;
        double last = course.length().toNanos() / 1e9;
        return rounded(Math.max(0, Math.min(last, seconds)));
    }

    static List<Span> phases(Course course) {
        return course.phases().stream()
                .map(span -> new Span(span.phase().label(), seconds(course, span.from()), seconds(course, span.to())))
                .toList();
    }

    static List<Fault> faults(Course course) {
        return course.faults().stream()
                .map(window -> new Fault(
                        window.fault(),
                        window.kind(),
                        FaultWords.few(window.targets()),
                        seconds(course, window.from()),
                        seconds(course, window.to().orElse(course.end())),
                        window.to().isPresent()))
                .toList();
    }

    static List<Bracket> brackets(Course course, List<Recovery> recoveries, List<Verdict> verdicts) {
        return recoveries.stream()
                .map(recovery -> new Bracket(
                        recovery.objective(),
                        recovery.path(),
                        seconds(course, recovery.from()),
                        seconds(course, recovery.to().orElse(course.end())),
                        recovery.to().isPresent(),
                        label(course, recovery),
                        outages(course, recovery, verdicts)))
                .toList();
    }

    private static String label(Course course, Recovery recovery) {
        return recovery.took()
                .map(took -> took.isZero() ? "no outage" : Figures.duration(took))
                .orElseGet(() ->
                        "not recovered after " + Figures.duration(Duration.between(recovery.from(), course.end())));
    }

    private static List<Span> outages(Course course, Recovery recovery, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.objective().equals(recovery.objective()))
                .flatMap(verdict -> verdict.outages().stream())
                .map(outage -> span(course, outage))
                .toList();
    }

    private static Span span(Course course, Outage outage) {
        return new Span(
                outage.path(),
                seconds(course, outage.from()),
                seconds(course, outage.recovered().orElse(course.end())));
    }

    static Rates rates(RateSeries series, PlannedTraffic planned) {
        return new Rates(
                rounded(series.steps().from().toNanos() / 1e9),
                series.steps().seconds(),
                rounded(planned.perSecond(series.steps())),
                rounded(series.sentPerSecond()),
                rounded(series.goodPerSecond()),
                series.failedPerSecond().entrySet().stream()
                        .map(kind -> new Kind(kind.getKey().name(), words(kind.getKey()), rounded(kind.getValue())))
                        .toList());
    }

    static Percentiles latency(LatencySeries series) {
        return new Percentiles(series.steps().seconds(), series.millis(50), series.millis(95), series.millis(99));
    }

    private static final Map<FailureKind, String> WORDS = Map.of(
            FailureKind.SERVER_ERROR, "5xx answers",
            FailureKind.CLIENT_ERROR, "unexpected 4xx answers",
            FailureKind.TIMEOUT, "time-outs",
            FailureKind.REFUSED, "connections refused",
            FailureKind.CLOSED_EARLY, "connections closed early",
            FailureKind.CHECK_FAILED, "wrong answers",
            FailureKind.CRASHED, "journey crashed");

    static String words(FailureKind kind) {
        return WORDS.getOrDefault(kind, kind.name());
    }

    private static List<Double> rounded(double[] values) {
        return Arrays.stream(values).map(ChartData::rounded).boxed().toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** This as JSON that can stand inside a script element: nothing in it can close the element. */
    String forScriptElement() {
        try {
            return RecordJson.mapper()
                    .writeValueAsString(this)
                    .replace("<", "\\u003c")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the chart's figures cannot be written as JSON", e);
        }
    }
}
