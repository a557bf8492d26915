package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The newest run of each scenario against those before it.
 *
 * @param regressions one for each figure of a newest run
 * @param leftOut the runs that cannot be read, each with why
 */
public record Comparison(List<Regression> regressions, List<String> leftOut) {
    /** Copies the lists, so that the record cannot change. */
    public Comparison {
        regressions = List.copyOf(regressions);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Compares the runs of a folder that holds one folder for each.
     *
     * @throws IOException when the folder cannot be read; a run that is damaged is named instead
     */
    public static Comparison in(Path reports) throws IOException {
        PastRuns past = PastRuns.in(reports);
        return new Comparison(Regression.in(past), past.leftOut());
    }

    /** Of these scenarios only. */
    public Comparison of(List<String> scenarios) {
        return new Comparison(
                regressions.stream()
                        .filter(regression -> scenarios.contains(regression.scenario()))
                        .toList(),
                leftOut);
    }

    /** The worst of all: FAIL before INCONCLUSIVE before PASS; empty where there was nothing to compare. */
    public Optional<Judgement> judgement() {
        return regressions.stream().map(Regression::judgement).reduce(Judgement::worse);
    }
}
