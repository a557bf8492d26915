package dev.faultline.verdict;

/** What a figure is a figure of, and which way it gets worse. */
public enum Quantity {
    /** How long it took until a path worked again, in seconds. */
    RECOVERY_TIME(Worse.LARGER),
    /** How much time's acknowledged writes were lost, in seconds. */
    RECOVERY_POINT(Worse.LARGER),
    /** The 95th percentile of response times, in seconds. */
    P95(Worse.LARGER),
    /** Failed requests as a share of those that were allowed to fail: 1 is all of them. */
    ERROR_BUDGET(Worse.LARGER),
    /** The load that was carried, in arrivals a second. */
    CAPACITY(Worse.SMALLER);

    /** Which way a figure gets worse. */
    public enum Worse {
        /** More of it is worse. */
        LARGER,
        /** Less of it is worse. */
        SMALLER
    }

    private final Worse worse;

    Quantity(Worse worse) {
        this.worse = worse;
    }

    /** Which way it gets worse. */
    public Worse worse() {
        return worse;
    }
}
