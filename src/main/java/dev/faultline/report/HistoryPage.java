package dev.faultline.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The page over all runs, {@code reports/index.html}: every run with its verdict, and how recovery times went from run
 * to run. It is made from the runs' {@code verdict.json} files, and from their manifests, which say whether a platform
 * was broken on purpose or its settings were changed: such a run is listed and left out of the trends, as is one that
 * does not say it, or whose files were altered.
 */
public final class HistoryPage {
    private HistoryPage() {}

    /**
     * Writes the page of a folder of runs; call it after each run.
     *
     * @param reports the folder that holds one folder for each run
     * @throws IOException when the folder cannot be read or the page cannot be written; a run that is damaged is named on
     *     the page instead
     */
    public static void write(Path reports) throws IOException {
        PastRuns past = PastRuns.in(reports);
        List<PastRun> oldestFirst = new ArrayList<>(past.counting());
        Collections.reverse(oldestFirst);
        History history = new History(
                Trend.of(oldestFirst, Regression.in(past)),
                past.runs().stream().map(HistoryPage::row).toList(),
                past.leftOut(),
                Assets.style("page.css"));
        WholeFile.write(reports.resolve("index.html"), Pages.of("history.jte", history));
    }

    private static History.RunRow row(PastRun past) {
        VerdictDocument run = past.verdicts();
        return new History.RunRow(
                run.runId(),
                past.link(),
                Figures.minute(run.started()),
                Marks.of(run.judgement()),
                run.scenario(),
                run.system(),
                run.backend(),
                run.recoveries().stream()
                        .map(recovery -> recovery.path() + " "
                                + recovery.took().map(Figures::duration).orElse("never"))
                        .toList(),
                past.remark(),
                run.summary());
    }
}
