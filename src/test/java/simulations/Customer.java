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
    private static final double PAYS = 0.6;
    private static final double CHECKS_THE_ZONE = 1.0 / 3;
    private static final double REPLAYS = 0.2;
    /** About 200 m: well within a zone when it is counted from the zone's centre. */
    private static final double DEGREES_FROM_THE_CENTRE = 0.002;

    private static final int ADDRESSES = 1 << 24;
    private static final Zipf ZONES = new Zipf(0.8);
    private static final Zipf DATES = new Zipf(0.6);

    private final SplittableRandom random;
    private final String identity;
    private final String keys;
    private final String phone;
    private final String address;

    /**
     * Makes the person.
     *
     * @param simulation the simulation it takes part in: no two simulations, and no two sources of one, share people
     * @param number its number in the simulation, from 1
     */
    Customer(TrafficSettings settings, String simulation, long number) {
        String who = settings.source() + "/" + simulation;
        // The seed is scrambled first: neighbouring seeds would give neighbours the same choices, one step apart.
        this.random =
                new SplittableRandom(new SplittableRandom((settings.seed() ^ who.hashCode()) + number).nextLong());
        this.identity = settings.runId() + "/" + who + "/" + number;
        this.keys = settings.marks().keysOf(settings.runId());
        int series = Math.floorMod((settings.runId() + who).hashCode(), 10_000);
        int host = Math.floorMod(who.hashCode() + number, ADDRESSES);
        this.address = String.format("10.%d.%d.%d", host >> 16, host >> 8 & 0xff, host & 0xff);
        this.phone = settings.marks().phones() + String.format("%04d%07d", series, number);
    }

    String phone() {
        return phone;
    }

    /** Where this person's requests come from: 10.x.y.z, and nobody else of the same source. */
    String address() {
        return address;
    }

    /** An idempotency key that no other write of any run has: the same run and person make the same key. */
    String key(String write) {
        return keys + UUID.nameUUIDFromBytes((identity + "/" + write).getBytes(StandardCharsets.UTF_8));
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

    boolean pays() {
        return random.nextDouble() < PAYS;
    }

    boolean checksTheZone() {
        return random.nextDouble() < CHECKS_THE_ZONE;
    }

    /** Which of these zones the person lives in. */
    int home(int zones) {
        return ZONES.next(random, zones);
    }

    /** Where the person lives, as a latitude or a longitude in degrees near that of the zone's centre. */
    double near(double centre) {
        return centre + random.nextDouble(-DEGREES_FROM_THE_CENTRE, DEGREES_FROM_THE_CENTRE);
    }

    boolean replaysTheCode() {
        return random.nextDouble() < REPLAYS;
    }

    /** Hexadecimal digits made up, in lower case. */
    String madeUpHexadecimal(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
