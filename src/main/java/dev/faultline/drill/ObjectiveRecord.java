package dev.faultline.drill;

import dev.faultline.verdict.Judgement;
import java.time.LocalDate;
import java.util.List;

/**
 * An objective of a drill against what was measured.
 *
 * @param id its id
 * @param statement what was to hold
 * @param approvedBy who approved it
 * @param approvedOn when
 * @param judgement the worst of its grounds
 * @param grounds what it was judged by
 */
public record ObjectiveRecord(
        String id,
        String statement,
        String approvedBy,
        LocalDate approvedOn,
        Judgement judgement,
        List<GroundRecord> grounds) {
    /** Copies the list, so that the record cannot change. */
    public ObjectiveRecord {
        grounds = List.copyOf(grounds);
    }

    /**
     * One thing that an objective was judged by.
     *
     * @param on the step, or the verdict of a step
     * @param judgement what it came to
     * @param required what was required, in words and figures
     * @param measured what was measured, or why nothing was
     */
    public record GroundRecord(String on, Judgement judgement, String required, String measured) {}
}
