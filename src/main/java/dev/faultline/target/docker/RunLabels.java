package dev.faultline.target.docker;

import java.util.Map;

/**
 * The labels of everything that one run makes on an engine. Only what carries both is ever removed.
 *
 * @param run the run's id
 */
public record RunLabels(String run) {
    private static final String OURS = "dev.faultline";
    private static final String REHEARSAL = "rehearsal";
    private static final String RUN = "dev.faultline.run";

    /** Throws {@link IllegalArgumentException} for a blank id: it would stand for every run. */
    public RunLabels {
        if (run.isBlank()) {
            throw new IllegalArgumentException("expected the id of a run, found none");
        }
    }

    /** As the engine is told. */
    public Map<String, String> asMap() {
        return Map.of(OURS, REHEARSAL, RUN, run);
    }

    /** Whether a piece is this run's. */
    public boolean areOn(Piece piece) {
        return piece.labels().entrySet().containsAll(asMap().entrySet());
    }
}
