package dev.faultline.capacity;

import dev.faultline.capacity.LoadProbe.Seen;

/**
 * Whether a service level is kept, decided as early as the requests allow: after each look at all of them so far, where Wilson's
 * interval of the share that missed it lies wholly on one side of what is allowed. There are at most {@value #LOOKS} looks, each
 * with Pocock's constant (Group sequential methods in the design and analysis of clinical trials, Biometrika 64, 1977), so that
 * all of them together err no more often than the confidence allows. That is nominal: requests that wait in one queue are alike.
 *
 * @param allowed the share of requests that may miss the service level; over 0 and below 1
 * @param confidence of all looks together
 */
public record SequentialTest(double allowed, Confidence confidence) {
    /** How often the requests are looked at, at most. */
    public static final int LOOKS = 4;

    /** Throws {@link IllegalArgumentException} for a share that cannot be. */
    public SequentialTest {
        if (!(allowed > 0 && allowed < 1)) {
            throw new IllegalArgumentException("expected a share over 0 and below 1, found " + allowed);
        }
    }

    /** With a confidence of 95 %. */
    public SequentialTest(double allowed) {
        this(allowed, Confidence.OF_95_PERCENT);
    }

    /** How sure a decision is, and Pocock's constant for it with {@value SequentialTest#LOOKS} looks. */
    public enum Confidence {
        /** Errs in at most 10 of 100 cases. */
        OF_90_PERCENT(0.90, 2.067),
        /** Errs in at most 5 of 100 cases. */
        OF_95_PERCENT(0.95, 2.361),
        /** Errs in at most 1 of 100 cases. */
        OF_99_PERCENT(0.99, 2.939);

        private final double share;
        private final double pocock;

        Confidence(double share, double pocock) {
            this.share = share;
            this.pocock = pocock;
        }

        /** The one of a share such as 0.95; an {@link IllegalArgumentException} for one that is none of these. */
        public static Confidence of(double share) {
            for (Confidence each : values()) {
                if (each.share == share) {
                    return each;
                }
            }
            throw new IllegalArgumentException("expected a confidence of 0.90, 0.95 or 0.99, found " + share);
        }

        double pocock() {
            return pocock;
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
        double pocock = confidence.pocock();
        double square = pocock * pocock;
        double centre = (share + square / (2 * n)) / (1 + square / n);
        double half = pocock * Math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n);
        if (centre + half < allowed) {
            return Decision.HELD;
        }
        return centre - half > allowed ? Decision.BROKE : Decision.OPEN;
    }
}
