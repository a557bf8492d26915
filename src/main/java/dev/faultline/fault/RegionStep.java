package dev.faultline.fault;

import dev.faultline.fault.Operations.Regions;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Has the platform carry a step of the runbook for the loss of a region out. It comes to its own end, and there is no undo:
 * a database that was promoted cannot be made the replica that it was.
 */
final class RegionStep implements RunsItsCourse {
    /** Which step. */
    enum Kind {
        /** The second region's replica becomes the writer. */
        PROMOTION("/regions/promotion", "the promotion", Set.of("promoting", "promoted")),
        /** Traffic and writes go back to the first region. */
        FAIL_BACK("/regions/fail-back", "the fail-back", Set.of("failing-back", "failed-back"));

        private final String path;
        private final String words;

        /** That it was begun is seen by these, and not by `failed`; whether it came to its end is for the verdicts. */
        private final Set<String> states;

        Kind(String path, String words, Set<String> states) {
            this.path = path;
            this.words = words;
            this.states = states;
        }
    }

    private final Operations operations;
    private final Kind kind;

    RegionStep(Operations operations, Kind kind) {
        this.operations = operations;
        this.kind = kind;
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        operations.begin(kind.path, kind.words);
    }

    @Override
    public List<Proof> proofs() {
        return List.of(() -> operations
                .regions()
                .filter(regions -> kind.states.contains(regions.state()))
                .map(this::seen));
    }

    private String seen(Regions regions) {
        return kind.words + " is seen " + regions.state() + ", the writer being " + regions.writer();
    }

    @Override
    public String words() {
        return kind.words;
    }
}
