package dev.faultline.rehearsal.failover;

/** Whether a failover controller acts. */
public enum Controller {
    /** It does. */
    ON,
    /** It only watches; nothing fails over and nothing is restarted: a known-bad setting. */
    ASLEEP
}
