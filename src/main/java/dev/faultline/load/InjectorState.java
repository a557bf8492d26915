package dev.faultline.load;

import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.RunClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the journeys and the load generator of this process tell each other. It is static because Gatling makes
 * simulations by their class name and there is one load generator to a process. Safe for any thread.
 */
public final class InjectorState {
    private static final AtomicLong REQUESTS_IN_FLIGHT = new AtomicLong();
    private static volatile RunClock clock = AnchoredClock.anchored("load");
    private static volatile boolean draining;

    private InjectorState() {}

    /** Whether users are to end before their next step, because the load is being drained. */
    public static boolean draining() {
        return draining;
    }

    /** To be called as each request that Gatling reports is sent; silent ones are not reported. */
    public static void requestSent() {
        REQUESTS_IN_FLIGHT.incrementAndGet();
    }

    /** The clock that outcomes and ledger share. */
    static RunClock clock() {
        return clock;
    }

    static void use(RunClock shared) {
        clock = shared;
    }

    static void drain() {
        draining = true;
    }

    static void requestEnded() {
        // A simulation that does not call requestSent is not to show less than nothing.
        REQUESTS_IN_FLIGHT.updateAndGet(n -> Math.max(0, n - 1));
    }

    static long requestsInFlight() {
        return REQUESTS_IN_FLIGHT.get();
    }
}
