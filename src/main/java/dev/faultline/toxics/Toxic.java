package dev.faultline.toxics;

/** What a toxic does to a connection: immutable settings, and a stage for each connection that it is in force on. */
sealed interface Toxic
        permits BandwidthToxic,
                LatencyToxic,
                LimitDataToxic,
                NoopToxic,
                ResetPeerToxic,
                SlicerToxic,
                SlowCloseToxic,
                TimeoutToxic {
    /** Puts this toxic to work in its place on a connection. */
    Stage workIn(Slot slot);

    /** Whether a connection that this toxic was in force on cannot go on without it, since bytes were thrown away. */
    default boolean closesWhenRemoved() {
        return false;
    }
}
