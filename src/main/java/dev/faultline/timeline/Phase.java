package dev.faultline.timeline;

/** The stretches of a run's traffic, in their order; figures are kept and judged apart for each. */
public enum Phase {
    /** The ramp: measured, shown, never judged, because a cold JVM makes a false baseline. */
    WARM_UP("warm-up"),
    /** Steady state before anything is broken. */
    BASELINE("baseline"),
    /** From the first injection until the last fault is reverted (or, where it heals itself, its planned end). */
    FAULT("fault"),
    /** From the end of the faults until sustained recovery, or the limit. */
    RECOVERY("recovery"),
    /** Steady again: what the system is like when all is over. */
    AFTER("after"),
    /** No new users; those under way finish. */
    DRAIN("drain");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The phase's name as people read it. */
    public String label() {
        return label;
    }
}
