package dev.faultline.report;

import java.util.ArrayList;
import java.util.List;

/** Counts and percentiles by request name and phase, in the words of the page. */
final class RequestRows {
    private RequestRows() {}

    static RunPage.RequestTables of(PathFigures paths) {
        return new RunPage.RequestTables(rows(paths.rowsOfAll()), rows(paths.rows()));
    }

    private static List<RunPage.RequestRow> rows(List<PathFigures.Row> figures) {
        List<RunPage.RequestRow> rows = new ArrayList<>();
        String before = "";
        for (PathFigures.Row row : figures) {
            rows.add(row(row, row.path().equals(before) ? "" : row.path()));
            before = row.path();
        }
        return rows;
    }

    private static RunPage.RequestRow row(PathFigures.Row row, String name) {
        PathFigures.Tally tally = row.tally();
        long good = tally.requests() - tally.failed();
        return new RunPage.RequestRow(
                row.path(),
                row.phase().label(),
                Figures.count(tally.requests()),
                Figures.count(tally.failed()),
                Figures.share(good, tally.requests()),
                percentile(tally, 50),
                percentile(tally, 95),
                percentile(tally, 99),
                percentile(tally, 100),
                !name.isEmpty());
    }

    private static String percentile(PathFigures.Tally tally, double percentile) {
        return tally.anyGood() ? Figures.duration(Latency.duration(tally.micros(percentile))) : "–";
    }
}
