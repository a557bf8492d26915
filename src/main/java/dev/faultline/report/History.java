package dev.faultline.report;

import java.util.List;

/**
 * What stands on the history page, ready for its template.
 *
 * @param worse the figures of newest runs that are worse than those before them explain
 * @param series what was run, each with its figures from run to run
 * @param runs the runs, newest first
 * @param unreadable runs whose verdicts cannot be read, each with why
 * @param style the style, to be pasted in
 */
public record History(
        List<Regression> worse, List<Series> series, List<RunRow> runs, List<String> unreadable, String style) {
    /** One scenario on one backend, and a small chart for each of its figures. */
    public record Series(String name, List<Trend> trends) {}

    /** One run; {@code link} leads to its page, {@code figures} are its recoveries, or what was carried. */
    public record RunRow(
            String runId,
            String link,
            String started,
            RunPage.Mark mark,
            String scenario,
            String system,
            String backend,
            List<String> figures,
            String remark,
            String summary) {}
}
