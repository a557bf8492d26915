package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How an instance behaves. The second word of each choice is a mistake that is made in earnest, kept to check that it is
 * found.
 *
 * @param workers how many requests one instance works on at once; more wait for one of them
 * @param capacity the requests/s that one instance can carry, modelled; 0: not modelled
 * @param connections those to the database
 * @param health what GET /health asks
 * @param cacheFallback what becomes of availability without the cache
 * @param otp the rules of one-time codes
 * @param verification what is done with a payment signature that cannot be decoded
 * @param zoneCheck how zone checks are called
 * @param queryMetrics whether the durations of queries are measured
 * @param version which version of the program this is
 */
public record ApiSettings(
        int workers,
        int capacity,
        Connections connections,
        Health health,
        CacheFallback cacheFallback,
        Otp otp,
        Verification verification,
        ZoneChecks zoneCheck,
        QueryMetrics queryMetrics,
        Version version) {
    /** More than the bulkheads let in together, with room for those who wait to enter. */
    private static final int ENOUGH_WORKERS = 96;

    private static final int MOST_WORKERS = 10_000;
    private static final int LARGEST_CAPACITY = 1_000_000;

    /** Throws {@link IllegalArgumentException} for workers or a capacity that cannot be. */
    public ApiSettings {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("workers: expected 1 to " + MOST_WORKERS + ", found " + workers);
        }
        if (capacity < 0 || capacity > LARGEST_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity: expected 0 to " + LARGEST_CAPACITY + " requests/s, found " + capacity);
        }
    }

    /** All as it should be: 96 workers, capacity not modelled, five codes a minute. */
    public static ApiSettings standard() {
        return new ApiSettings(
                ENOUGH_WORKERS,
                0,
                new Connections(6, Duration.ZERO),
                Health.SHALLOW,
                CacheFallback.ON,
                new Otp(SingleUse.ON, 5),
                Verification.STRICT,
                new ZoneChecks(Protection.ON, Required.NO, Fallback.NONE),
                QueryMetrics.ON,
                new Version("current", Fitness.HEALTHY));
    }

    /** The same in another version. */
    public ApiSettings with(Version other) {
        return new ApiSettings(
                workers,
                capacity,
                connections,
                health,
                cacheFallback,
                otp,
                verification,
                zoneCheck,
                queryMetrics,
                other);
    }

    /**
     * An instance's connections to the database.
     *
     * @param atMost how many there are; more requests wait for one
     * @param statementTime how long a statement keeps its connection at the least, modelled; zero: as long as it takes
     */
    public record Connections(int atMost, Duration statementTime) {
        private static final int MOST = 100;
        private static final Duration LONGEST = Duration.ofSeconds(1);

        /** Throws {@link IllegalArgumentException} for a number or a time that cannot be. */
        public Connections {
            if (atMost < 1 || atMost > MOST) {
                throw new IllegalArgumentException("connections: expected 1 to " + MOST + ", found " + atMost);
            }
            if (statementTime.isNegative() || statementTime.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "statement time: expected 0 s to " + LONGEST.toSeconds() + " s, found " + statementTime);
            }
        }
    }

    /** What GET /health asks. */
    public enum Health {
        /** Only this process. */
        @JsonProperty("shallow")
        SHALLOW,
        /** The shared database and cache too: when one is away, every instance leaves the rotation. */
        @JsonProperty("deep")
        DEEP
    }

    /** What becomes of availability without the cache. */
    public enum CacheFallback {
        /** It is read from the database. */
        @JsonProperty("on")
        ON,
        /** It fails. */
        @JsonProperty("off")
        OFF
    }

    /**
     * The rules of one-time codes.
     *
     * @param codesPerMinute how many a phone can ask for within a minute; 0: any number
     */
    public record Otp(SingleUse singleUse, int codesPerMinute) {}

    /** What becomes of a code that was used. */
    public enum SingleUse {
        /** It is gone. */
        @JsonProperty("on")
        ON,
        /** It works until it expires. */
        @JsonProperty("off")
        OFF
    }

    /** What is done with a payment signature that cannot be decoded. */
    public enum Verification {
        /** It is refused as any wrong one. */
        @JsonProperty("strict")
        STRICT,
        /** The check failed with an error, so the payment is waved through. */
        @JsonProperty("fail-open")
        FAIL_OPEN
    }

    /** How zone checks are called. */
    public record ZoneChecks(Protection protection, Required required, Fallback fallback) {}

    /** Whether a slow zone service is kept from the rest of the instance. */
    public enum Protection {
        /** By a time-out, a circuit breaker and a bulkhead. */
        @JsonProperty("on")
        ON,
        /** Not at all: a call waits as long as the service likes. */
        @JsonProperty("off")
        OFF
    }

    /** Whether a booking needs a zone check. */
    public enum Required {
        /** It does not. */
        @JsonProperty("no")
        NO,
        /** It fails when the check does. */
        @JsonProperty("yes")
        YES
    }

    /** What customers are told where the zone service cannot be had. */
    public enum Fallback {
        /** That it cannot be had. */
        @JsonProperty("none")
        NONE,
        /** The zone whose centre is nearest: right for most, so nobody notices that the service is never asked. */
        @JsonProperty("nearest")
        NEAREST
    }

    /** Whether the durations of queries are measured. */
    public enum QueryMetrics {
        /** They are. */
        @JsonProperty("on")
        ON,
        /** They are not, so nobody sees them grow. */
        @JsonProperty("off")
        OFF
    }

    /**
     * Which version of the program this is.
     *
     * @param name such as {@code next}
     */
    public record Version(String name, Fitness fitness) {}

    /** Whether a version can serve at all. */
    public enum Fitness {
        /** It can. */
        @JsonProperty("healthy")
        HEALTHY,
        /** It starts and listens; GET /health never answers 200, and whatever customers ask for fails. */
        @JsonProperty("broken")
        BROKEN
    }
}
