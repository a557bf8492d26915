package simulations;

import dev.faultline.load.TrafficSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One person: a phone number, habits, and every random choice of the journey. The same seed and user number make the
 * same person, whatever others do meanwhile. Kept in the Gatling session of one user, and so used by one thread at a time.
 */
final class Customer {
    private static final double RESENDS = 0.04;
    private static final double MISTYPES = 0.05;
    private static final double LOOKS_LONGER = 0.3;
    private static final double WANTS_A_FULL_SLOT = 0.03;
    private static final double CANCELS = 0.1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final Zipf ZONES = new Zipf(0.8);
    private static final Zipf DATES = new Zipf(0.6);

    private final SplittableRandom random;
    private final String identity;
    private final String phone;

    /**
     * Makes the person.
     *
     * @param simulation the simulation it takes part in: no two simulations, and no two sources of one, share people
     * @param number its number in the simulation, from 1
     */
    Customer(TrafficSettings settings, String simulation, long number) {
        String who = settings.source() + "/" + simulation;
        this.random = new SplittableRandom((settings.seed() ^ who.hashCode()) + number * GOLDEN);
        this.identity = settings.runId() + "/" + who + "/" + number;
        int series = Math.floorMod((settings.runId() + who).hashCode(), 10_000);
        this.phone = String.format("+9198%04d%07d", series, number);
    }

    String phone() {
        return phone;
    }

    /** An idempotency key that no other write of any run has: the same run and person make the same key. */
    String key(String write) {
        return UUID.nameUUIDFromBytes((identity + "/" + write).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A person's pause, scaled down so that journeys stay short: 100 to 400 ms. */
    Duration pause() {
        return Duration.ofMillis(random.nextInt(100, 400));
    }

    boolean asksForAnotherCode() {
        return random.nextDouble() < RESENDS;
    }

    boolean mistypesTheCode() {
        return random.nextDouble() < MISTYPES;
    }

    /** How often this person looks at a zone and date before deciding. */
    int looks() {
        return random.nextDouble() < LOOKS_LONGER ? 4 : 3;
    }

    String zone(List<String> zones) {
        return zones.get(ZONES.next(random, zones.size()));
    }

    /** Days from the first day that can be booked. */
    int daysAhead(int days) {
        return DATES.next(random, days);
    }

    /** A free slot mostly, now and then one that is shown as full: people try. */
    String slot(List<String> free, List<String> full) {
        boolean tryFull = free.isEmpty() || (!full.isEmpty() && random.nextDouble() < WANTS_A_FULL_SLOT);
        List<String> among = tryFull ? full : free;
        return among.get(random.nextInt(among.size()));
    }

    boolean cancels() {
        return random.nextDouble() < CANCELS;
    }
}
