package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Reading;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One figure of a run that the history follows from run to run.
 *
 * @param objective whose figure it is
 * @param quantity of what
 * @param value in the unit of the quantity; empty for a recovery that was not seen to come
 * @param resolution nothing finer can be told apart, in the same unit
 * @param allowed what the objective allows; empty where it is about something else
 * @param judgement what became of the objective
 */
record KeyFigure(
        String objective,
        Quantity quantity,
        Optional<Double> value,
        double resolution,
        Optional<Double> allowed,
        Judgement judgement) {
    /** What clients see of a recovery lies so far from what the servers know of it. */
    static final Duration RECOVERY_RESOLUTION = Duration.ofMillis(50);

    private static final double SECOND = 1e9;

    KeyFigure {
        requireNonNull(objective, "the objective of a figure is missing");
        requireNonNull(quantity, "the quantity of a figure is missing");
    }

    /** Those of a run: how long its recoveries took, and what else its verdicts measured. */
    static List<KeyFigure> of(VerdictDocument run) {
        List<KeyFigure> figures = new ArrayList<>();
        run.recoveries().forEach(recovery -> figures.add(of(recovery, run)));
        for (Verdict verdict : run.verdicts()) {
            verdict.readings().forEach(reading -> figures.add(of(reading, verdict)));
        }
        return List.copyOf(figures);
    }

    private static KeyFigure of(Recovery recovery, VerdictDocument run) {
        return new KeyFigure(
                recovery.objective(),
                Quantity.RECOVERY_TIME,
                recovery.took().map(KeyFigure::seconds),
                seconds(RECOVERY_RESOLUTION),
                Optional.of(seconds(recovery.within())),
                run.verdicts().stream()
                        .filter(verdict -> verdict.objective().equals(recovery.objective()))
                        .map(Verdict::judgement)
                        .findFirst()
                        .orElse(Judgement.INCONCLUSIVE));
    }

    private static KeyFigure of(Reading reading, Verdict verdict) {
        return new KeyFigure(
                verdict.objective(),
                reading.quantity(),
                Optional.of(reading.value()),
                reading.resolution(),
                reading.allowed(),
                verdict.judgement());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / SECOND;
    }

    /** Whether it is the same figure, of another run. */
    boolean isOfTheSame(KeyFigure other) {
        return objective.equals(other.objective) && quantity == other.quantity;
    }

    /**
     * Whether it can be compared. A recovery can whenever it was seen; every other figure, and a recovery that never came,
     * only where its objective was decided: what made that INCONCLUSIVE may have made the figure, and a run that somebody
     * stopped did not wait for the recovery.
     */
    boolean isComparable() {
        boolean seenToRecover = quantity == Quantity.RECOVERY_TIME && value.isPresent();
        return seenToRecover || judgement != Judgement.INCONCLUSIVE;
    }
}
