package dev.faultline.capacity;

import java.util.Random;

/**
 * A queue of a capacity that nobody is told: arrivals at random, one server that takes the same time for each, and nobody waits
 * for longer than a second. Steps are of 20 s, the first 5 of which settle; what takes more than half a second is a miss.
 */
final class QueueUnderLoad implements LoadProbe {
    private static final double STEP = 20;
    private static final double SETTLING = 5;
    private static final double LONGEST_WAIT = 1;
    private static final double LIMIT = 0.5;

    private final double capacity;
    private final Random random;
    private double rate;
    private double waiting;

    QueueUnderLoad(double capacity, Random random) {
        this.capacity = capacity;
        this.random = random;
    }

    @Override
    public Seen offer(double perSecond) {
        boolean goesOn = perSecond == rate;
        waiting = goesOn ? waiting : 0;
        rate = perSecond;
        long requests = 0;
        long missed = 0;
        double settled = goesOn ? 0 : SETTLING;
        for (double at = gap(); at < STEP; at += gap()) {
            boolean refused = waiting > LONGEST_WAIT;
            boolean late = waiting + 1 / capacity > LIMIT;
            waiting += refused ? 0 : 1 / capacity;
            if (at >= settled) {
                requests++;
                missed += refused || late ? 1 : 0;
            }
        }
        return new Seen(requests, missed);
    }

    /** Until the next arrival; the server works meanwhile. */
    private double gap() {
        double gap = -Math.log(1 - random.nextDouble()) / rate;
        waiting = Math.max(0, waiting - gap);
        return gap;
    }
}
