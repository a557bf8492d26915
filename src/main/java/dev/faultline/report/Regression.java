package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a figure of the newest run of a scenario is worse than those before it explain: a verdict on the history, and none
 * on what is promised. A figure within its objective can be a regression, and one beyond it need not be.
 *
 * <p>Like is compared with like: runs of one plan, so of the same load, faults and seed, on one backend, Java and operating
 * system; capacities by the same service level. A machine is not known by more than that: keep the histories of different
 * ones in different places.
 *
 * @param scenario which was run; {@code capacity} for a measured capacity
 * @param objective whose figure it is
 * @param quantity of what
 * @param backend on what
 * @param newest the newest run's figure, in the unit of the quantity; empty where its path never recovered
 * @param folder the name of that run's folder
 * @param started when it started
 * @param floor what is no news; empty where too few runs are like it
 * @param judgement PASS where it is no news, FAIL where it is, INCONCLUSIVE where that cannot be told
 * @param why in words
 */
public record Regression(
        String scenario,
        String objective,
        Quantity quantity,
        String backend,
        Optional<Double> newest,
        String folder,
        Instant started,
        Optional<NoiseFloor> floor,
        Judgement judgement,
        String why) {

    /** For each scenario and backend the newest run that counts, each of its figures against those of its like. */
    static List<Regression> in(PastRuns past) {
        Map<String, List<HistoryEntry>> newestFirst = new TreeMap<>();
        for (HistoryEntry entry : past.counting()) {
            newestFirst
                    .computeIfAbsent(entry.series(), unused -> new ArrayList<>())
                    .add(entry);
        }
        return newestFirst.values().stream()
                .flatMap(entries -> ofNewest(entries).stream())
                .toList();
    }

    private static List<Regression> ofNewest(List<HistoryEntry> newestFirst) {
        HistoryEntry newest = newestFirst.get(0);
        List<HistoryEntry> alike = newest.likeness()
                .map(like -> newestFirst.stream()
                        .skip(1)
                        .filter(entry -> entry.likeness().equals(Optional.of(like)))
                        .toList())
                .orElse(List.of());
        Map<KeyFigure, List<Double>> earlier = new LinkedHashMap<>();
        newest.keyFigures().forEach(figure -> earlier.put(figure, of(alike, figure)));
        int together = Math.toIntExact(Math.max(
                1,
                earlier.entrySet().stream()
                        .filter(each ->
                                each.getKey().isComparable() && each.getValue().size() >= NoiseFloor.LEAST)
                        .count()));
        return earlier.entrySet().stream()
                .map(each -> of(newest, each.getKey(), each.getValue(), together))
                .toList();
    }

    /** A path that never recovered was no measurement of how long it takes. */
    private static List<Double> of(List<HistoryEntry> entries, KeyFigure figure) {
        return entries.stream()
                .flatMap(entry -> entry.keyFigures().stream())
                .filter(figure::isOfTheSame)
                .filter(KeyFigure::isComparable)
                .flatMap(other -> other.value().stream())
                .toList();
    }

    private static Regression of(HistoryEntry entry, KeyFigure figure, List<Double> earlier, int together) {
        Optional<NoiseFloor> floor = figure.isComparable()
                ? NoiseFloor.of(earlier, figure.quantity(), figure.resolution(), together)
                : Optional.empty();
        return new Regression(
                entry.scenario(),
                figure.objective(),
                figure.quantity(),
                entry.backend(),
                figure.value(),
                entry.folder(),
                entry.started(),
                floor,
                floor.map(known -> judgement(figure, known)).orElse(Judgement.INCONCLUSIVE),
                floor.map(known -> words(figure, known)).orElseGet(() -> notCompared(figure, earlier)));
    }

    private static Judgement judgement(KeyFigure figure, NoiseFloor floor) {
        return figure.value()
                        .filter(value -> !floor.isExceededBy(value, figure.quantity()))
                        .isPresent()
                ? Judgement.PASS
                : Judgement.FAIL;
    }

    private static String words(KeyFigure figure, NoiseFloor floor) {
        Quantity quantity = figure.quantity();
        String reach = switch (quantity.worse()) {
            case LARGER -> ", and up to ";
            case SMALLER -> ", and down to ";
        };
        return QuantityWords.value(quantity, figure.value()) + "; " + floor.earlier() + " earlier runs had "
                + QuantityWords.value(quantity, floor.lowest()) + " to "
                + QuantityWords.value(quantity, floor.highest())
                + reach + QuantityWords.value(quantity, Math.max(0, floor.bound())) + " is no news";
    }

    private static String notCompared(KeyFigure figure, List<Double> earlier) {
        return figure.isComparable()
                ? "expected at least " + NoiseFloor.LEAST
                        + " earlier runs of the same plan on the same kind of machine," + " found " + earlier.size()
                : "its own verdict is " + figure.judgement()
                        + ": what kept it from being decided may have made the figure";
    }

    /** What became of the comparison, as the page of all runs marks it: these words are none that a promise is judged with. */
    public RunPage.Mark mark() {
        return new RunPage.Mark(
                switch (judgement) {
                    case PASS -> QuantityWords.notWorse(quantity);
                    case FAIL -> QuantityWords.worse(quantity);
                    case INCONCLUSIVE -> "not compared";
                },
                Marks.of(judgement).tone());
    }

    /** What it is a figure of, for example {@code recovery time}. */
    public String figure() {
        return QuantityWords.name(quantity);
    }
}
