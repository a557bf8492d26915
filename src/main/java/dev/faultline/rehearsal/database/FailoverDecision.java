package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Presence;

/** Decides, from what is seen of the two databases, what the failover controller does next. */
final class FailoverDecision {
    private FailoverDecision() {}

    /** What the primary says of the stream to its standby. */
    enum Stream {
        /** Its latest answer says that the standby streams. */
        UP,
        /** Its latest answer does not say so, or there is none. */
        UNSEEN,
        /** Too many of its answers did not. */
        LOST
    }

    /** How far the standby can be trusted to hold what was acknowledged. */
    enum Standby {
        /** Commits wait for it: it holds all that was acknowledged. */
        IN_SYNC,
        /** Commits were never meant to wait for it, and it is promoted all the same. */
        ASYNCHRONOUS,
        /** Commits are to go on without it, but the primary has not confirmed that yet. */
        DETACHING,
        /** Commits go on without it: promoting it would lose some. */
        DETACHED
    }

    /** What the controller can do. */
    enum Action {
        /** All is well, or waiting is best. */
        NONE,
        /** Fence the primary, promote the standby, move the endpoint. */
        PROMOTE_STANDBY,
        /** Fence the primary and start it again where it is: no standby could replace it without loss. */
        RESTART_PRIMARY,
        /** Let commits go on without the standby. */
        DETACH_STANDBY,
        /** Make the standby anew. */
        CLONE_STANDBY,
        /** Let commits wait for the standby again. */
        ATTACH_STANDBY
    }

    /**
     * What is seen.
     *
     * @param primary whether the primary is there
     * @param standby whether the standby is
     * @param stream how the standby follows, by the primary's word
     * @param trust how far the standby can be trusted
     */
    record Observation(Presence primary, Presence standby, Stream stream, Standby trust) {}

    /** What to do next about {@code seen}. */
    static Action on(Observation seen) {
        if (seen.primary() == Presence.LOST) {
            return promotable(seen) ? Action.PROMOTE_STANDBY : Action.RESTART_PRIMARY;
        }
        if (seen.trust() == Standby.DETACHING || waitsInVain(seen)) {
            return Action.DETACH_STANDBY;
        }
        if (seen.standby() == Presence.LOST) {
            return Action.CLONE_STANDBY;
        }
        return seen.trust() == Standby.DETACHED && seen.stream() == Stream.UP ? Action.ATTACH_STANDBY : Action.NONE;
    }

    private static boolean promotable(Observation seen) {
        boolean holdsEnough = seen.trust() == Standby.IN_SYNC || seen.trust() == Standby.ASYNCHRONOUS;
        return holdsEnough && seen.standby() != Presence.LOST;
    }

    private static boolean waitsInVain(Observation seen) {
        return seen.trust() == Standby.IN_SYNC && (seen.standby() == Presence.LOST || seen.stream() == Stream.LOST);
    }
}
