package dev.faultline.report;

import java.util.List;

/**
 * What stands on the page of claims, ready for its template.
 *
 * @param system the system's name
 * @param tiles how many claims stand how
 * @param rows the claims
 * @param withoutScenario the ids of the claims that nobody rehearses
 * @param unreadable runs that cannot be read, each with why
 * @param style the style, to be pasted in
 */
public record Claims(
        String system,
        List<RunPage.Tile> tiles,
        List<Row> rows,
        List<String> withoutScenario,
        List<String> unreadable,
        String style) {

    /**
     * One claim.
     *
     * @param target the figures promised, in words; often empty
     * @param rehearsed the last judgement on a stand-in, or that there is none
     * @param when when and on what that was; empty when there is none
     * @param lacking which of its scenarios were never run, in words; often empty
     * @param confirmed the last judgement on the user's own system, or that there is none
     */
    public record Row(
            String id,
            String kind,
            String basis,
            String text,
            String quote,
            String target,
            List<Scenario> scenarios,
            RunPage.Mark rehearsed,
            String when,
            String lacking,
            RunPage.Mark confirmed) {}

    /**
     * A scenario that rehearses a claim.
     *
     * @param link the newest run's page; empty when there is no run
     * @param remark what else is to be known; often empty
     */
    public record Scenario(
            String name, String objectives, RunPage.Mark mark, String link, String when, String remark) {}
}
