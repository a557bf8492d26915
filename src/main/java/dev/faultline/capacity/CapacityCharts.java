package dev.faultline.capacity;

import dev.faultline.capacity.SequentialTest.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the charts of a measured capacity draw; {@code capacity.js} knows these names.
 *
 * @param within how long an answer may take, in milliseconds
 * @param demand the load that is expected, a second
 * @param headroom what it grows to until more instances are there, a second
 * @param measured what was measured on each number of instances
 * @param curve what the law says of each number; empty without a law
 * @param residuals measured less fitted, in per cent of the fitted
 */
record CapacityCharts(
        long within,
        double demand,
        double headroom,
        List<Line> measured,
        List<ScalabilityFigures.Point> curve,
        List<Double> residuals) {

    /** One number of instances; {@code broke} is 0 where nothing did. */
    record Line(int instances, double held, double broke, List<Point> steps) {}

    /** One load, with its p95 in milliseconds. */
    record Point(double load, double p95, boolean held, boolean broke) {}

    static CapacityCharts of(CapacityDocument document) {
        return new CapacityCharts(
                document.level().within().toMillis(),
                document.demand().load(),
                document.demand().withHeadroom(),
                document.measured().stream().map(CapacityCharts::line).toList(),
                document.law().map(ScalabilityFigures::curve).orElse(List.of()),
                document.law().map(law -> residuals(document, law)).orElse(List.of()));
    }

    private static Line line(CapacityDocument.Measured measured) {
        return new Line(
                measured.instances(),
                measured.held(),
                measured.broke().orElse(0.0),
                measured.steps().stream()
                        .filter(step -> step.doubt().isEmpty())
                        .sorted(Comparator.comparingDouble(LoadStep::perSecond))
                        .map(step -> new Point(
                                step.perSecond(),
                                step.latency().p95().toNanos() / 1e6,
                                step.decision() == Decision.HELD,
                                step.decision() == Decision.BROKE))
                        .toList());
    }

    private static List<Double> residuals(CapacityDocument document, ScalabilityFigures law) {
        return IntStream.range(0, law.residuals().size())
                .mapToObj(i -> {
                    double measured = document.measured().get(i).capacity().orElseThrow();
                    double residual = law.residuals().get(i);
                    return Math.round(residual / (measured - residual) * 1e4) / 1e2;
                })
                .toList();
    }
}
