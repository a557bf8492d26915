package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.Presence;

/** Decides, from whether the two Redis servers are there, what the failover controller does next. */
final class CacheDecision {
    private CacheDecision() {}

    /** What the replica has of the primary's data. */
    enum Copy {
        /** It has followed since it was started. */
        TAKEN,
        /** It has not: promoting it would serve an empty cache, as restarting the primary does. */
        NONE
    }

    /** What the controller can do. */
    enum Action {
        /** All is well. */
        NONE,
        /** Fence the primary, promote the replica, move the endpoint. */
        PROMOTE_REPLICA,
        /** Fence the primary and start it again, empty: there is no replica with its data to replace it. */
        RESTART_PRIMARY,
        /** Start the replica again, to be filled from the primary, unless it runs and is only cut off. */
        RESTART_REPLICA
    }

    /** What to do next. */
    static Action on(Presence primary, Presence replica, Copy copy) {
        if (primary == Presence.LOST) {
            boolean promotable = replica == Presence.THERE && copy == Copy.TAKEN;
            return promotable ? Action.PROMOTE_REPLICA : Action.RESTART_PRIMARY;
        }
        return replica == Presence.LOST ? Action.RESTART_REPLICA : Action.NONE;
    }
}
