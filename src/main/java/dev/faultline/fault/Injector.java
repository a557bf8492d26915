package dev.faultline.fault;

import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applies one fault to its exact targets. Made for one injection, with targets as they are at that moment. */
interface Injector {
    /** What takes back all that {@link #apply} is known to do; in the journal before it is called. */
    List<Undo> undos();

    /**
     * Breaks it.
     *
     * @param guard asked between two acts, and told of what was not known before
     * @throws InjectionFailed when it may not go on
     * @throws IOException when an act fails; what was done is then taken back
     */
    void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed;

    /** How the effect is seen, on every target. */
    List<Proof> proofs();

    /** How long the effect may take to be seen. */
    Duration provenWithin();

    /** What it was applied to in the end, where that is not exactly what was planned. */
    default List<String> targets(List<String> planned) {
        return planned;
    }

    /**
     * The instant whose data the end of the fault brings back, on this machine's wall clock, which databases date commits
     * by; empty where the end restores no data.
     */
    default Optional<Instant> restoresTo() {
        return Optional.empty();
    }

    /**
     * That it ended although nobody asked it to, as {@code now} finds it, where something else than this process can end
     * it; empty while all is well.
     *
     * @throws IOException when that cannot be found out
     */
    default Optional<Event.StopConditionMet> endedEarly(Instant now) throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** Ends, before all undos, what is in no journal because it cannot outlive this process; may come more than once. */
    default void end() {}

    /** What the end of the fault comes to, as the report says it. */
    String reverted();

    /** Stands between an injector and its next act. */
    interface Guard {
        /** Returns when the next act is allowed. */
        void check() throws InjectionFailed;

        /** Writes one more undo ahead. */
        void intend(Undo undo) throws IOException;
    }
}
