package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One RTO from run to run, as a small drawing of {@value #WIDTH} by {@value #HEIGHT} points.
 *
 * @param name scenario, objective and backend
 * @param allowed what the newest run allowed
 * @param newest what the newest run measured
 * @param limit where the allowed time lies, from the top; negative when it is above the drawing
 * @param regression whether the newest run took longer than those before it explain
 * @param news where that begins, from the top; negative when it is above the drawing, or not known
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

    /** One run's measurement; {@code link} leads to the run's page, and {@code words} says what it is. */
    public record Dot(double x, double y, String tone, String link, String words) {}

    private record Measured(PastRun past, Recovery recovery) {
        VerdictDocument run() {
            return past.verdicts();
        }

        double seconds() {
            return recovery.took().map(took -> took.toNanos() / 1e9).orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** The trends of runs, which are given oldest first; only the newest {@value #MOST} of each are drawn. */
    static List<Trend> of(List<PastRun> runs, List<Regression> regressions) {
        Map<String, List<Measured>> byObjective = new TreeMap<>();
        for (PastRun past : runs) {
            VerdictDocument run = past.verdicts();
            for (Recovery recovery : run.recoveries()) {
                String name = run.scenario() + " · " + recovery.objective() + " · " + run.backend();
                byObjective.computeIfAbsent(name, n -> new ArrayList<>()).add(new Measured(past, recovery));
            }
        }
        return byObjective.entrySet().stream()
                .map(entry -> of(entry.getKey(), newest(entry.getValue()), regressions))
                .toList();
    }

    private static Optional<Regression> ofItsNewest(List<Measured> runs, List<Regression> regressions) {
        Measured last = runs.get(runs.size() - 1);
        return regressions.stream()
                .filter(regression -> regression.run().equals(last.run().runId())
                        && regression.objective().equals(last.recovery().objective()))
                .findFirst();
    }

    private static List<Measured> newest(List<Measured> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static Trend of(String name, List<Measured> runs, List<Regression> regressions) {
        double highest = 1.15
                * runs.stream()
                        .mapToDouble(Measured::seconds)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1);
        highest = Math.max(highest, 0.1);
        Measured last = runs.get(runs.size() - 1);
        double within = last.recovery().within().toNanos() / 1e9;
        highest = within <= 3 * highest ? Math.max(highest, 1.1 * within) : highest;
        Optional<Regression> regression = ofItsNewest(runs, regressions);
        double news = regression
                .flatMap(Regression::floor)
                .map(floor -> floor.upTo().toNanos() / 1e9)
                .orElse(Double.POSITIVE_INFINITY);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            dots.add(dot(runs.get(i), x(i, runs.size()), y(runs.get(i).seconds(), highest)));
        }
        return new Trend(
                name,
                Figures.chosen(last.recovery().within()),
                words(last.recovery()),
                within <= highest ? y(within, highest) : -1,
                regression,
                news <= highest ? y(news, highest) : -1,
                dots);
    }

    private static Dot dot(Measured measured, double x, double y) {
        Judgement judgement = measured.run().verdicts().stream()
                .filter(verdict ->
                        verdict.objective().equals(measured.recovery().objective()))
                .map(Verdict::judgement)
                .findFirst()
                .orElse(Judgement.INCONCLUSIVE);
        return new Dot(
                x,
                y,
                Marks.of(judgement).tone(),
                measured.past().link(),
                Figures.minute(measured.run().started()) + ": " + words(measured.recovery()) + ", " + judgement);
    }

    private static String words(Recovery recovery) {
        return recovery.took().map(Trend::words).orElse("never recovered");
    }

    private static String words(Duration took) {
        return took.isZero() ? "no outage" : Figures.duration(took);
    }

    private static double x(int run, int runs) {
        double share = runs == 1 ? 0.5 : (double) run / (runs - 1);
        return tenths(EDGE + share * (WIDTH - 2 * EDGE));
    }

    private static double y(double seconds, double highest) {
        double share = Math.min(1, seconds / highest);
        return tenths(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
