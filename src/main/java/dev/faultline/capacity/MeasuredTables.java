package dev.faultline.capacity;

import dev.faultline.capacity.CapacityDocument.Measured;
import dev.faultline.report.CapacityPage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, as tables: every load that was offered, and the law that was fitted. Pure.
 *
 * @param document what came of it
 */
record MeasuredTables(CapacityDocument document) {
    Table loads() {
        List<List<String>> rows = new ArrayList<>();
        for (Measured measured : document.measured()) {
            measured.steps().forEach(step -> rows.add(load(measured.instances(), step)));
        }
        return new Table(
                "loads",
                "Every load that was offered",
                "",
                List.of(
                        "Instances",
                        "Load",
                        "Looks",
                        "Came",
                        "Left behind",
                        "Requests",
                        "Late",
                        "Failed",
                        "p50",
                        "p95",
                        "p99",
                        "Full",
                        "What came of it"),
                rows);
    }

    private static List<String> load(int instances, LoadStep step) {
        return List.of(
                Integer.toString(instances),
                Limits.rate(step.perSecond()),
                Integer.toString(step.looks()),
                Long.toString(step.arrived()),
                Long.toString(step.leftBehind()),
                Long.toString(step.requests()),
                Long.toString(step.late()),
                Long.toString(step.failed()),
                FigureWords.millis(step.latency().p50()),
                FigureWords.millis(step.latency().p95()),
                FigureWords.millis(step.latency().p99()),
                Limits.full(step),
                step.doubt()
                        .map(doubt -> "not counted: " + doubt)
                        .orElse(
                                switch (step.decision()) {
                                    case HELD -> "held";
                                    case BROKE ->
                                        "broke: " + Limits.broke(step)
                                                + step.worst()
                                                        .map(worst -> "; worst " + worst)
                                                        .orElse("");
                                    case OPEN -> "left open";
                                }));
    }

    Table law(ScalabilityFigures law) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("λ, one instance alone", Limits.rate(law.each()), interval(law.eachBetween(), "%.2f")));
        rows.add(List.of(
                "σ, contention", FigureWords.plain(law.contention()), interval(law.contentionBetween(), "%.4f")));
        rows.add(List.of("κ, coherence", FigureWords.plain(law.coherence()), interval(law.coherenceBetween(), "%.5f")));
        rows.add(List.of(
                "peak", law.peak().map(n -> n + " instances").orElse("none: each further one adds something"), ""));
        for (int i = 0; i < document.measured().size() && i < law.residuals().size(); i++) {
            Measured one = document.measured().get(i);
            rows.add(List.of(
                    "measured on " + one.instances(),
                    one.capacity().map(Limits::rate).orElse(FigureWords.UNKNOWN),
                    String.format(
                            Locale.ROOT, "residual %+.3f/s", law.residuals().get(i))));
        }
        return new Table(
                "law",
                "The Universal Scalability Law",
                "X(N) = λN / (1 + σ(N−1) + κN(N−1)), fitted by least squares; the intervals are of 95 % and approximate.",
                List.of("Parameter", "Value", "Interval, or residual"),
                rows);
    }

    private static String interval(ScalabilityFit.Interval between, String format) {
        return String.format(Locale.ROOT, format + " to " + format, between.from(), between.to());
    }
}
