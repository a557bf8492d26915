package dev.faultline.report;

import java.util.List;

/**
 * What stands on the history page, ready for its template.
 *
 * @param trends recovery times from run to run
 * @param runs the runs, newest first
 * @param unreadable runs whose verdicts cannot be read, each with why
 * @param style the style, to be pasted in
 */
public record History(List<Trend> trends, List<RunRow> runs, List<String> unreadable, String style) {
    /** One run; {@code link} leads to its page. */
    public record RunRow(
            String runId,
            String link,
            String started,
            RunPage.Mark mark,
            String scenario,
            String system,
            String backend,
            List<String> recoveries,
            String remark,
            String summary) {}
}
