package dev.faultline.rehearsal.api;

/** What keeps two people from getting the last place of a slot. */
public enum LastPlace {
    /** The statement that takes a place looks at the capacity, and a constraint stands behind it. */
    GUARDED,
    /**
     * Only the look before it: whoever looked in time gets a place, however many there were. A known-bad setting, as when a
     * migration drops the constraint and the statement relies on it.
     */
    LOOKED_AT
}
