package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * What the page of a measured capacity shows, in words.
 *
 * @param system the system's name
 * @param description what was measured and why
 * @param judgement the worst of the verdicts
 * @param summary what came of it
 * @param tiles key figures
 * @param facts how it was measured
 * @param verdicts each target's verdict
 * @param tables tables of figures, in order
 * @param limits what it does not show of the real system
 * @param charts what the charts draw: a record that is written as JSON
 */
public record CapacityPage(
        String system,
        String description,
        Judgement judgement,
        String summary,
        List<RunPage.Tile> tiles,
        List<RunPage.Fact> facts,
        List<Verdict> verdicts,
        List<Table> tables,
        List<String> limits,
        Object charts) {
    /** Copies the lists, so that the record cannot change. */
    public CapacityPage {
        tiles = List.copyOf(tiles);
        facts = List.copyOf(facts);
        verdicts = List.copyOf(verdicts);
        tables = List.copyOf(tables);
        limits = List.copyOf(limits);
    }

    /**
     * A table.
     *
     * @param id where links lead to
     * @param title its heading
     * @param hint a sentence below it; empty for none
     * @param head the names of its columns; the first one heads rows
     * @param rows its cells, row by row
     */
    public record Table(String id, String title, String hint, List<String> head, List<List<String>> rows) {
        /** Copies the lists, so that the record cannot change. */
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The mark of the whole. */
    public RunPage.Mark mark() {
        return Marks.of(judgement);
    }

    /** The mark of one verdict. */
    public RunPage.Mark mark(Verdict verdict) {
        return Marks.of(verdict.judgement());
    }
}
