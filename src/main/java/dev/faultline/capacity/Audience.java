package dev.faultline.capacity;

/**
 * What "millions of users" are as arrivals a second. All but the people are assumptions until an access log is at hand.
 *
 * @param people with an account
 * @param visitsAMonth of each of them, on average; a month has 30 days
 * @param busiestHour the share of a day's visits that comes in its busiest hour; over 0 and up to 1
 * @param peak how many times the average of that hour its busiest minutes have; 1 or more
 */
public record Audience(long people, double visitsAMonth, double busiestHour, double peak) {
    private static final int DAYS = 30;
    private static final int SECONDS = 3_600;

    /** Throws {@link IllegalArgumentException} for an audience that cannot be. */
    public Audience {
        if (people < 1 || !(visitsAMonth > 0) || !(busiestHour > 0 && busiestHour <= 1) || !(peak >= 1)) {
            throw new IllegalArgumentException(
                    "expected people, visits, a share of the day up to 1 and a peak from 1 on;" + " found " + people
                            + ", " + visitsAMonth + ", " + busiestHour + " and " + peak);
        }
    }

    /** Visits of all of them in a month. */
    public double visits() {
        return people * visitsAMonth;
    }

    /** Arrivals a second in the busiest minutes. */
    public double perSecond() {
        return visits() / DAYS * busiestHour / SECONDS * peak;
    }
}
