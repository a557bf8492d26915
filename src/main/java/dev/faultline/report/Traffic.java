package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Everything that is told from a run's requests, gathered in one reading of them.
 *
 * @param rates requests a second over the whole run
 * @param detail the same in finer steps around the faults
 * @param latency response times over the whole run
 * @param paths figures by request name and phase
 * @param planned the rate that was asked for
 */
record Traffic(RateSeries rates, RateSeries detail, LatencySeries latency, PathFigures paths, PlannedTraffic planned) {

    /** Reads the outcomes and writes the histogram logs on the way. */
    static Traffic read(RunRecord run, RunHistory history) throws IOException {
        Course course = run.course();
        Traffic traffic = new Traffic(
                new RateSeries(course, Steps.forCounts(course.length())),
                new RateSeries(course, Detail.of(course, run.recoveries())),
                new LatencySeries(course),
                new PathFigures(course),
                new PlannedTraffic(run.plan(), course));
        try (HistogramLogs logs = HistogramLogs.startedIn(run.files().histograms(), course);
                Stream<Outcome> outcomes = history.outcomes()) {
            outcomes.forEach(logs.andThen(traffic.rates)
                    .andThen(traffic.detail)
                    .andThen(traffic.latency)
                    .andThen(traffic.paths)
                    .andThen(traffic.planned));
        }
        return traffic;
    }

    ChartData chart(RunRecord run) {
        Course course = run.course();
        return new ChartData(
                course.start().toEpochMilli(),
                ChartData.seconds(course, course.end()),
                ChartData.phases(course),
                ChartData.faults(course),
                ChartData.brackets(course, run.recoveries(), run.verdicts()),
                ChartData.rates(rates, planned),
                ChartData.rates(detail, planned),
                ChartData.latency(latency),
                NodeLane.of(run.events(), course),
                StepLine.replicas(run.events(), course),
                StepLine.signals(run.events(), course),
                CourseRows.of(run.events(), course));
    }
}
