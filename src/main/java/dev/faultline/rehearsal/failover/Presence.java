package dev.faultline.rehearsal.failover;

/** What the heartbeats say of a server. */
public enum Presence {
    /** It answers, or has not yet missed enough. */
    THERE,
    /** It has missed too many. */
    LOST
}
