package dev.faultline.report;

import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** How well a run measured: what a reader needs to know before trusting its figures. */
final class Quality {
    private static final int DIGITS = 3;

    private Quality() {}

    static List<RunPage.Fact> of(RunRecord run) {
        List<RunPage.Fact> facts = new ArrayList<>();
        clocks(run).ifPresent(facts::add);
        control(run).ifPresent(facts::add);
        lateness(run).ifPresent(facts::add);
        facts.add(observations(run));
        facts.add(new RunPage.Fact(
                "Percentiles",
                "from HdrHistograms of good requests, never averaged; a request counts where it was sent"));
        return facts;
    }

    private static Optional<RunPage.Fact> clocks(RunRecord run) {
        List<Event.Anchored> anchors = Course.all(run.events(), Event.Anchored.class);
        return anchors.stream()
                .map(Event.Anchored::anchor)
                .map(ClockAnchor::uncertainty)
                .max(Duration::compareTo)
                .map(worst -> new RunPage.Fact(
                        "Clocks",
                        "one per process, " + anchors.size() + " anchored, each within " + microseconds(worst)
                                + " of the wall clock"));
    }

    private static String microseconds(Duration duration) {
        return duration.compareTo(Duration.ofMillis(1)) < 0
                ? Math.max(1, duration.toNanos() / 1_000) + " µs"
                : Figures.duration(duration);
    }

    private static Optional<RunPage.Fact> control(RunRecord run) {
        Histogram micros = new Histogram(DIGITS);
        Course.all(run.events(), Event.ControlProbed.class)
                .forEach(probe ->
                        micros.recordValue(Math.max(0, probe.roundTrip().toNanos() / 1_000)));
        if (micros.getTotalCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(new RunPage.Fact(
                "Control link, free of faults",
                "p99 " + Figures.duration(Latency.duration(micros.getValueAtPercentile(99))) + ", at most "
                        + Figures.duration(Latency.duration(micros.getMaxValue())) + " over "
                        + Figures.count(micros.getTotalCount()) + " round trips"));
    }

    private static Optional<RunPage.Fact> lateness(RunRecord run) {
        return Course.all(run.events(), Event.LoadEnded.class).stream()
                .map(Event.LoadEnded::latenessP99)
                .max(Duration::compareTo)
                .map(worst -> new RunPage.Fact(
                        "Lateness of users against the plan", "p99 at most " + Figures.duration(worst)));
    }

    private static RunPage.Fact observations(RunRecord run) {
        int lost = Course.all(run.events(), Event.ObservationLost.class).size();
        return new RunPage.Fact(
                "Observations", lost == 0 ? "none missing" : lost + " missing, listed under the limits of this run");
    }
}
