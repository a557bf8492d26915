package dev.faultline.rehearsal.firewall;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Limits how many requests per second each client makes: a token bucket that holds one second's worth and fills at the
 * rate. Of many clients only those seen last are remembered, so that a flood of made-up addresses takes no memory; one
 * that was forgotten begins with a full bucket.
 *
 * <p>Thread-safe. The bucket is kept as one instant, that at which it will be full again (the generic cell rate
 * algorithm, ITU-T I.371, which equals a token bucket).
 */
public final class FloodLimit {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanosPerRequest;
    private final long nanosPerBucket;
    private final LongSupplier nanoClock;
    private final Map<String, Long> fullAt;

    /**
     * A limit for each client.
     *
     * @param perSecond requests per second, at least 1; as many may come at once
     * @param mostClients how many clients are remembered
     * @param nanoClock a monotonic clock, as {@link System#nanoTime}
     */
    public FloodLimit(int perSecond, int mostClients, LongSupplier nanoClock) {
        this.nanosPerRequest = NANOS_PER_SECOND / perSecond;
        this.nanosPerBucket = nanosPerRequest * perSecond;
        this.nanoClock = nanoClock;
        this.fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > mostClients;
            }
        };
    }

    /**
     * Takes one token of a client.
     *
     * @return nothing when the request may go on; else how long until there is a token
     */
    public Optional<Duration> refuse(String client) {
        long now = nanoClock.getAsLong();
        synchronized (fullAt) {
            Long before = fullAt.get(client);
            long from = before == null || before - now < 0 ? now : before;
            long after = from + nanosPerRequest;
            long missing = after - now - nanosPerBucket;
            if (missing > 0) {
                return Optional.of(Duration.ofNanos(missing));
            }
            fullAt.put(client, after);
            return Optional.empty();
        }
    }

    /** How many clients are remembered. */
    int clients() {
        synchronized (fullAt) {
            return fullAt.size();
        }
    }
}
