package dev.faultline.capacity;

import dev.faultline.capacity.LoadProbe.Seen;

/**
 * Whether a service level is kept, decided as early as the requests allow: after each look at all of them so far, where Wilson's
 * interval of the share that missed it lies wholly on one side of what is allowed. There are at most {@value #LOOKS} looks, each
 * with Pocock's constant (Group sequential methods in the design and analysis of clinical trials, Biometrika 64, 1977), so that
 * all of them together err in at most 5 of 100 cases. That is nominal: requests that wait in one queue are alike.
 *
 * @param allowed the share of requests that may miss the service level; over 0 and below 1
 */
public record SequentialTest(double allowed) {
    /** How often the requests are looked at, at most. */
    public static final int LOOKS = 4;

    private static final double POCOCK = 2.361;

    /** Throws {@link IllegalArgumentException} for a share that cannot be. */
    public SequentialTest {
        if (!(allowed > 0 && allowed < 1)) {
            throw new IllegalArgumentException("expected a share over 0 and below 1, found " + allowed);
        }
    }

    /** What a look decides. */
    public enum Decision {
        /** The service level was kept. */
        HELD,
        /** It was not. */
        BROKE,
        /** It was so nearly kept, or missed, that the requests so far cannot tell. */
        OPEN
    }

    /** Looks at all that was seen at one rate so far. */
    public Decision look(Seen all) {
        if (all.requests() == 0) {
            return Decision.OPEN;
        }
        double n = all.requests();
        double share = all.missed() / n;
        double square = POCOCK * POCOCK;
        double centre = (share + square / (2 * n)) / (1 + square / n);
        double half = POCOCK * Math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n);
        if (centre + half < allowed) {
            return Decision.HELD;
        }
        return centre - half > allowed ? Decision.BROKE : Decision.OPEN;
    }
}
