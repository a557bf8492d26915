package dev.faultline.report;

import dev.faultline.verdict.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One figure from run to run, as a small drawing of {@value #WIDTH} by {@value #HEIGHT} points.
 *
 * @param name the objective, and what it is a figure of
 * @param allowed what the newest run allowed, in words; empty where its objective is about something else
 * @param newest what the newest run measured
 * @param limit where what is allowed lies, from the top; negative when it is above the drawing, or there is no such thing
 * @param regression whether the newest run is worse than those before it explain
 * @param news where that begins, from the top; negative when it is outside the drawing, or not known
 * @param dots the runs, oldest first
 */
public record Trend(
        String name,
        String allowed,
        String newest,
        double limit,
        Optional<Regression> regression,
        double news,
        List<Dot> dots) {
    /** The drawing's width. */
    public static final int WIDTH = 360;
    /** The drawing's height. */
    public static final int HEIGHT = 96;

    private static final int EDGE = 10;
    private static final int MOST = 30;
    private static final double ROOM = 1.15;
    private static final double NEAR = 3;

    /** One run's measurement; {@code link} leads to the run's page, and {@code words} says what it is. */
    public record Dot(double x, double y, String tone, String link, String words) {}

    private record Point(HistoryEntry entry, KeyFigure figure) {}

    /** What is one line of dots: a figure of an objective. */
    private record Line(Quantity quantity, String objective) {}

    /**
     * The figures of runs, which are given oldest first, by what was run; only the newest {@value #MOST} of each are drawn.
     */
    static Map<String, List<Trend>> of(List<HistoryEntry> oldestFirst, List<Regression> regressions) {
        Map<String, Map<Line, List<Point>>> bySeries = new TreeMap<>();
        for (HistoryEntry entry : oldestFirst) {
            for (KeyFigure figure : entry.keyFigures()) {
                bySeries.computeIfAbsent(entry.series(), unused -> new TreeMap<>(order()))
                        .computeIfAbsent(new Line(figure.quantity(), figure.objective()), unused -> new ArrayList<>())
                        .add(new Point(entry, figure));
            }
        }
        Map<String, List<Trend>> trends = new LinkedHashMap<>();
        bySeries.forEach((series, lines) -> trends.put(
                series,
                lines.values().stream()
                        .map(points -> drawn(newest(points), regressions))
                        .toList()));
        return trends;
    }

    private static Comparator<Line> order() {
        return Comparator.comparing(Line::quantity).thenComparing(Line::objective);
    }

    private static Optional<Regression> ofItsNewest(List<Point> points, List<Regression> regressions) {
        Point last = points.get(points.size() - 1);
        return regressions.stream()
                .filter(regression -> regression.folder().equals(last.entry().folder())
                        && regression.quantity() == last.figure().quantity()
                        && regression.objective().equals(last.figure().objective()))
                .findFirst();
    }

    private static List<Point> newest(List<Point> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static Trend drawn(List<Point> points, List<Regression> regressions) {
        KeyFigure last = points.get(points.size() - 1).figure();
        double top = top(points);
        Optional<Regression> regression = ofItsNewest(points, regressions);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            dots.add(dot(points.get(i), x(i, points.size()), top));
        }
        return new Trend(
                last.objective() + " · " + QuantityWords.name(last.quantity()),
                last.allowed()
                        .map(value -> QuantityWords.allowed(last.quantity(), value))
                        .orElse(""),
                words(last),
                line(last.allowed(), top),
                regression,
                line(regression.flatMap(Regression::floor).map(NoiseFloor::bound), top),
                dots);
    }

    /** The highest figure with some room above it; what is allowed is drawn where it is not far above. */
    private static double top(List<Point> points) {
        KeyFigure last = points.get(points.size() - 1).figure();
        double highest = points.stream()
                .flatMap(point -> point.figure().value().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double top = Math.max(ROOM * highest, least(last.quantity()));
        return last.allowed()
                .filter(limit -> limit <= NEAR * top)
                .map(limit -> Math.max(top, 1.1 * limit))
                .orElse(top);
    }

    /** What is smaller than this is not blown up to fill the drawing. */
    private static double least(Quantity quantity) {
        return switch (quantity) {
            case RECOVERY_TIME, RECOVERY_POINT, ERROR_BUDGET -> 0.1;
            case P95 -> 0.01;
            case CAPACITY -> 1;
        };
    }

    private static double line(Optional<Double> value, double top) {
        return value.filter(known -> known >= 0 && known <= top)
                .map(known -> y(known, top))
                .orElse(-1.0);
    }

    private static Dot dot(Point point, double x, double top) {
        return new Dot(
                x,
                y(point.figure().value().orElse(Double.POSITIVE_INFINITY), top),
                Marks.of(point.figure().judgement()).tone(),
                point.entry().link(),
                Figures.minute(point.entry().started()) + ": " + words(point.figure()) + ", "
                        + point.figure().judgement());
    }

    private static String words(KeyFigure figure) {
        boolean none = figure.quantity() == Quantity.RECOVERY_TIME
                && figure.value().filter(value -> value == 0).isPresent();
        return none ? "no outage" : QuantityWords.value(figure.quantity(), figure.value());
    }

    private static double x(int run, int runs) {
        double share = runs == 1 ? 0.5 : (double) run / (runs - 1);
        return tenths(EDGE + share * (WIDTH - 2 * EDGE));
    }

    private static double y(double value, double top) {
        double share = Math.min(1, value / top);
        return tenths(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
