package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The page over all runs, {@code reports/index.html}: every run with its verdict, and how its figures went from run to run.
 * It is made from the runs' {@code verdict.json} and {@code capacity.json} files, and from their manifests, which say
 * whether a platform was broken on purpose or its settings were changed: such a run is listed and left out of the trends,
 * as is one that does not say it, or whose files were altered.
 */
public final class HistoryPage {
    private static final String NAME = "index.html";

    private HistoryPage() {}

    /** Where the page of a folder of runs is. */
    public static Path in(Path reports) {
        return reports.resolve(NAME);
    }

    /**
     * Writes the page of a folder of runs; call it after each run.
     *
     * @param reports the folder that holds one folder for each run
     * @throws IOException when the folder cannot be read or the page cannot be written; a run that is damaged is named on
     *     the page instead
     */
    public static void write(Path reports) throws IOException {
        PastRuns past = PastRuns.in(reports);
        List<Regression> regressions = Regression.in(past);
        List<HistoryEntry> oldestFirst = new ArrayList<>(past.counting());
        Collections.reverse(oldestFirst);
        History history = new History(
                regressions.stream()
                        .filter(regression -> regression.judgement() == Judgement.FAIL)
                        .toList(),
                Trend.of(oldestFirst, regressions).entrySet().stream()
                        .map(each -> new History.Series(each.getKey(), each.getValue()))
                        .toList(),
                past.entries().stream().map(HistoryPage::row).toList(),
                past.leftOut(),
                Assets.style("page.css"));
        WholeFile.write(in(reports), Pages.of("history.jte", history));
    }

    private static History.RunRow row(HistoryEntry past) {
        return new History.RunRow(
                past.runId(),
                past.link(),
                Figures.minute(past.started()),
                Marks.of(past.judgement()),
                past.scenario(),
                past.system(),
                past.backend(),
                figures(past),
                past.remark(),
                past.summary());
    }

    /** How long its paths took to recover, or what was carried. */
    private static List<String> figures(HistoryEntry past) {
        if (past instanceof PastRun run) {
            return run.verdicts().recoveries().stream()
                    .map(recovery -> recovery.path() + " "
                            + recovery.took().map(Figures::duration).orElse("never"))
                    .toList();
        }
        return past.keyFigures().stream()
                .filter(figure -> figure.quantity() == Quantity.CAPACITY)
                .map(figure -> figure.objective() + " " + QuantityWords.value(figure.quantity(), figure.value()))
                .toList();
    }
}
