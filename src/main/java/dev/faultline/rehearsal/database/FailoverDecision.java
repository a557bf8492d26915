package dev.faultline.rehearsal.database;

/** Decides, from what is seen of the two databases, what the failover controller does next. */
final class FailoverDecision {
    private FailoverDecision() {}

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
     * @param primaryLost the primary has missed too many heartbeats
     * @param standbyLost the standby has
     * @param streams the primary's latest answer says that the standby streams
     * @param streamLost too many of the primary's answers say that it does not
     * @param standby how far the standby can be trusted
     */
    record Observation(
            boolean primaryLost, boolean standbyLost, boolean streams, boolean streamLost, Standby standby) {}

    /** What to do next about {@code seen}. */
    static Action on(Observation seen) {
        if (seen.primaryLost()) {
            return promotable(seen) ? Action.PROMOTE_STANDBY : Action.RESTART_PRIMARY;
        }
        if (seen.standby() == Standby.DETACHING || waitsInVain(seen)) {
            return Action.DETACH_STANDBY;
        }
        if (seen.standbyLost()) {
            return Action.CLONE_STANDBY;
        }
        return seen.standby() == Standby.DETACHED && seen.streams() ? Action.ATTACH_STANDBY : Action.NONE;
    }

    private static boolean promotable(Observation seen) {
        boolean holdsEnough = seen.standby() == Standby.IN_SYNC || seen.standby() == Standby.ASYNCHRONOUS;
        return holdsEnough && !seen.standbyLost();
    }

    private static boolean waitsInVain(Observation seen) {
        return seen.standby() == Standby.IN_SYNC && (seen.standbyLost() || seen.streamLost());
    }
}
