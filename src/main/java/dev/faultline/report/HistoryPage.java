package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The page over all runs, {@code reports/index.html}: every run with its verdict, and how recovery times went from run
 * to run. It is made from the runs' {@code verdict.json} files, and from their manifests, which say whether a platform
 * was broken on purpose: such a run is listed, and left out of the trends.
 */
public final class HistoryPage {
    private HistoryPage() {}

    /**
     * Writes the page of a folder of runs; call it after each run.
     *
     * @param reports the folder that holds one folder for each run
     * @throws IOException when the folder cannot be read or the page cannot be written; a run whose verdicts cannot be
     *     read is named on the page instead
     */
    public static void write(Path reports) throws IOException {
        List<Past> runs = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reports, Files::isDirectory)) {
            for (Path folder : folders) {
                read(new RunFiles(folder), runs, unreadable);
            }
        }
        runs.sort(Comparator.comparing(past -> past.run().started()));
        unreadable.sort(Comparator.naturalOrder());
        History history =
                new History(Trend.of(honest(runs)), rows(runs), List.copyOf(unreadable), Assets.style("page.css"));
        WholeFile.write(reports.resolve("index.html"), Pages.of("history.jte", history));
    }

    /** A run, and whether its platform was broken on purpose. */
    private record Past(VerdictDocument run, boolean knownBad) {}

    private static List<VerdictDocument> honest(List<Past> runs) {
        return runs.stream().filter(past -> !past.knownBad()).map(Past::run).toList();
    }

    private static void read(RunFiles run, List<Past> runs, List<String> unreadable) {
        if (!Files.exists(run.verdicts())) {
            return;
        }
        try {
            boolean knownBad = Manifest.read(run)
                    .filter(manifest -> manifest.knownBad().isPresent())
                    .isPresent();
            runs.add(new Past(VerdictDocument.read(run.verdicts()), knownBad));
        } catch (IOException e) {
            unreadable.add(run.folder().getFileName() + ": its verdicts or its manifest cannot be read");
        }
    }

    private static List<History.RunRow> rows(List<Past> runs) {
        return runs.stream()
                .sorted(Comparator.comparing((Past past) -> past.run().started())
                        .reversed())
                .map(HistoryPage::row)
                .toList();
    }

    private static History.RunRow row(Past past) {
        VerdictDocument run = past.run();
        return new History.RunRow(
                run.runId(),
                Figures.minute(run.started()),
                Marks.of(run.judgement()),
                run.scenario(),
                run.system(),
                run.backend(),
                run.recoveries().stream()
                        .map(recovery -> recovery.path() + " "
                                + recovery.took().map(Figures::duration).orElse("never"))
                        .toList(),
                past.knownBad() ? "broken on purpose" : "",
                run.summary());
    }
}
