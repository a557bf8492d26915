package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Everything that is told from a run's requests, gathered in one reading of them.
 *
 * @param series figures over time
 * @param paths figures by request name and phase
 * @param planned the rate that was asked for
 */
record Traffic(TrafficSeries series, PathFigures paths, PlannedTraffic planned) {

    /** Reads the outcomes and writes the histogram logs on the way. */
    static Traffic read(RunRecord run, RunHistory history) throws IOException {
        Traffic traffic = new Traffic(
                new TrafficSeries(run.course()),
                new PathFigures(run.course()),
                new PlannedTraffic(run.plan(), run.course()));
        try (HistogramLogs logs = HistogramLogs.startedIn(run.files().histograms(), run.course());
                Stream<Outcome> outcomes = history.outcomes()) {
            outcomes.forEach(logs.andThen(traffic.series).andThen(traffic.paths).andThen(traffic.planned));
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
                ChartData.throughput(series, planned),
                ChartData.errors(series),
                ChartData.latency(series),
                NodeLane.of(run.events(), course),
                StepLine.replicas(run.events(), course),
                StepLine.signals(run.events(), course));
    }
}
