package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Presence;

/** Decides what is due so that the region that does not take the writes follows the one that does. Pure. */
final class RegionDecision {
    private RegionDecision() {}

    /** Who takes the writes. */
    enum Writer {
        /** The first region's primary, which nothing was done to. */
        FIRST,
        /** The second region's database; the first region's are fenced. */
        SECOND,
        /** The second region's database, and nobody saw to it that the first region's do not. */
        SECOND_UNFENCED
    }

    /** Whether a server's process runs. */
    enum Life {
        /** It does, or is frozen. */
        RUNS,
        /** There is none. */
        GONE
    }

    /** Where the second region's database has its place kept in the log. */
    enum Slot {
        /** At the writer. */
        KEPT,
        /** At a server that is not the writer any more. */
        ELSEWHERE
    }

    /** What is known of the followers in the first region. */
    enum Followers {
        /** Each was made anew from the writer and runs. */
        ALL,
        /** Some were not, or run no more. */
        MISSING
    }

    /** What was done about the second region's database's own writes. */
    enum Writes {
        /** Nothing: it takes them where it is the writer. */
        TAKEN,
        /** It was told to take none, for a hand-back that did not come about. */
        STOPPED
    }

    /** What can be done. */
    enum Action {
        /** All is well, or waiting is best. */
        NONE,
        /** Make the second region's database anew from the first region's primary. */
        CLONE_SECOND,
        /** Have the writer, which is a new one, keep its log for the second region's database. */
        KEEP_SLOT,
        /** Start the second region's database again on what it has. */
        RESTART_SECOND,
        /** Let the second region's database take writes again. */
        RESUME_SECOND,
        /** Make a database of the first region anew from the second region's. */
        CLONE_FIRST
    }

    /**
     * What is seen.
     *
     * @param writer who takes the writes
     * @param first whether the first region's primary answers
     * @param second whether the second region's database answers
     * @param life whether its process runs
     * @param slot where its place in the log is kept
     * @param followers the first region's, while the second takes the writes
     * @param writes whether the second region's database was told to take none
     */
    record Observation(
            Writer writer, Presence first, Presence second, Life life, Slot slot, Followers followers, Writes writes) {}

    /** What to do next about {@code seen}. */
    static Action on(Observation seen) {
        return seen.writer() == Writer.FIRST ? whileFirstWrites(seen) : whileSecondWrites(seen);
    }

    private static Action whileFirstWrites(Observation seen) {
        if (seen.first() == Presence.LOST) {
            return Action.NONE;
        }
        if (seen.life() == Life.GONE) {
            return Action.CLONE_SECOND;
        }
        return seen.slot() == Slot.ELSEWHERE ? Action.KEEP_SLOT : Action.NONE;
    }

    private static Action whileSecondWrites(Observation seen) {
        if (seen.life() == Life.GONE) {
            return Action.RESTART_SECOND;
        }
        if (seen.writes() == Writes.STOPPED) {
            // Before anything is cloned from it: a clone has its settings, and would refuse writes as it does.
            return seen.second() == Presence.THERE ? Action.RESUME_SECOND : Action.NONE;
        }
        boolean clonesFirst = seen.writer() == Writer.SECOND
                && seen.second() == Presence.THERE
                && seen.followers() == Followers.MISSING;
        return clonesFirst ? Action.CLONE_FIRST : Action.NONE;
    }
}
