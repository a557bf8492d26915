package dev.faultline.target.docker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one run has on an engine: found by its labels, so that nothing has to be known of it, and nothing else is touched.
 *
 * @param engine where it lies
 * @param labels the run's
 */
public record Leftovers(Engine engine, RunLabels labels) {
    /** All of it, in the order in which it can be removed. */
    public List<Piece> found() throws EngineFailed {
        return engine.labelled(labels.asMap()).stream()
                // Asked again here: what the engine was asked for and what it answered are two things.
                .filter(labels::areOn)
                .sorted(Comparator.comparing(Piece::kind))
                .toList();
    }

    /**
     * Removes all of it, and goes on after a failure.
     *
     * @return what was removed
     * @throws EngineFailed naming each piece that could not be removed, and why
     */
    public List<Piece> sweep() throws EngineFailed {
        List<Piece> removed = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Piece piece : found()) {
            try {
                engine.remove(piece);
                removed.add(piece);
            } catch (EngineFailed e) {
                failures.add(piece + " (" + e.getMessage() + ")");
            }
        }
        if (!failures.isEmpty()) {
            throw new EngineFailed("of run " + labels.run() + " these could not be removed: "
                    + failures.stream().collect(Collectors.joining(", ")));
        }
        return removed;
    }
}
