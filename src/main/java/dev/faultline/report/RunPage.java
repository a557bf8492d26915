package dev.faultline.report;

import java.util.List;

/**
 * What stands on a run's page, in words, ready for its template: the template only lays out.
 *
 * @param title the page's title
 * @param verdict the run's own judgement
 * @param scenario the scenario's name
 * @param description what the scenario rehearses
 * @param tally how many objectives were judged how, in words
 * @param summary what happened, in one paragraph
 * @param notice a warning that stands above everything; empty when there is none
 * @param facts what identifies the run
 * @param tiles the key figures
 * @param verdicts the verdict of each objective
 * @param claims the claims that they bear on
 * @param otherClaims what is said of the claims that this scenario does not touch
 * @param requests counts and percentiles by request name and phase
 * @param requestsPerUser how the planned rate on the chart was made
 * @param plan what was planned
 * @param limits what the run cannot show
 * @param quality how well the run measured
 * @param events what happened, in order
 * @param files what the run left
 * @param charts which charts there are, beyond those that every run has
 * @param assets the parts that are pasted into the page as they are
 */
public record RunPage(
        String title,
        Mark verdict,
        String scenario,
        String description,
        String tally,
        String summary,
        String notice,
        List<Fact> facts,
        List<Tile> tiles,
        List<VerdictRow> verdicts,
        List<ClaimRow> claims,
        String otherClaims,
        RequestTables requests,
        String requestsPerUser,
        PlanTables plan,
        List<String> limits,
        List<Fact> quality,
        List<EventRow> events,
        List<FileRow> files,
        Charts charts,
        Assets assets) {

    /** A judgement in words, and the CSS class and icon that go with it. */
    public record Mark(String word, String tone) {}

    /** A name and what it is. */
    public record Fact(String name, String value) {}

    /** A key figure, with the verdict on it where there is one: an empty tone means none. */
    public record Tile(String name, String value, String note, Mark mark) {}

    /** One row of the verdict table, and what unfolds below it. */
    public record VerdictRow(
            String objective,
            String kind,
            Mark mark,
            String required,
            String measured,
            String bound,
            List<String> claims,
            Mark rehearsed,
            Mark confirmed,
            List<Fact> split,
            List<OutageRow> outages,
            List<String> evidence) {
        /** Whether there is anything to unfold. */
        public boolean explained() {
            return !split.isEmpty() || !outages.isEmpty() || !evidence.isEmpty();
        }

        /** Whether the evidence starts unfolded: one wants to see why at once where something is wrong. */
        public boolean unfolded() {
            return !mark.tone().equals("pass");
        }
    }

    /** One outage of an RTO's path. */
    public record OutageRow(String path, String from, String to, String length, String bound, String failed) {}

    /** One claim. */
    public record ClaimRow(
            String id,
            String kind,
            String basis,
            String text,
            String quote,
            String objectives,
            Mark rehearsed,
            Mark confirmed) {}

    /** Figures of one request name in one phase. */
    public record RequestRow(
            String path,
            String phase,
            String requests,
            String failed,
            String good,
            String p50,
            String p95,
            String p99,
            String max,
            boolean first) {}

    /** Figures of all requests by phase, and by request name and phase. */
    public record RequestTables(List<RequestRow> all, List<RequestRow> byName) {}

    /** What was planned. */
    public record PlanTables(
            List<FaultRow> faults,
            List<LoadRow> load,
            List<Fact> phases,
            List<String> steadyState,
            List<String> stopConditions) {}

    /** One planned fault. */
    public record FaultRow(String id, String kind, String targets, String at, String hold, String gap) {}

    /** One stream of traffic, planned and as it came. */
    public record LoadRow(
            String simulation,
            String rate,
            String planned,
            String started,
            String unfinished,
            String lateness,
            String exit) {}

    /** One event. */
    public record EventRow(String offset, String time, String words, String tone) {}

    /** One file of the run. */
    public record FileRow(String name, String what, String size, String hash) {}

    /** The services with replicas, and the signals, that were observed. */
    public record Charts(String described, List<String> services, List<String> signals, int lanes, int rows) {}

    /** Style, chart library, script and figures, each escaped for where it stands. */
    public record Assets(String style, String library, String script, String data) {}
}
