package dev.faultline.rehearsal.api;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;

/**
 * Guards calls to something that may be slow or gone: a circuit breaker answers at once while it is, a bulkhead keeps
 * it from holding all worker threads until the breaker has seen enough. The call itself must bound its own waiting.
 */
final class Dependency {
    private static final int FAILURES = 5;
    private static final int OF_CALLS = 10;
    private static final int SUCCESSES_TO_CLOSE = 2;
    private static final Duration OPEN_FOR = Duration.ofMillis(300);

    /** For what much of the traffic needs. */
    static final Room SHARED = new Room(16, Duration.ofMillis(250));
    /** For what only some of the traffic needs: it gets fewer workers, and none to wait for one. */
    static final Room SMALL = new Room(8, Duration.ZERO);

    private final String name;
    private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
            .withFailureThreshold(FAILURES, OF_CALLS)
            .withSuccessThreshold(SUCCESSES_TO_CLOSE)
            .withDelay(OPEN_FOR)
            .build();
    private final FailsafeExecutor<Object> breaking = Failsafe.with(breaker);
    private final Bulkhead bulkhead;

    Dependency(String name, Room room) {
        this.name = name;
        this.bulkhead = new Bulkhead(room.insideAtOnce(), room.waitToEnter());
    }

    /** How many calls are let in at once, and how long others wait to enter. */
    record Room(int insideAtOnce, Duration waitToEnter) {}

    /**
     * Calls it.
     *
     * @throws Unavailable when the breaker is open, too many are inside already, or the call fails
     */
    <T> T call(CheckedSupplier<T> call) {
        try {
            return bulkhead.run(() -> breaking.get(call));
        } catch (FailsafeException failed) {
            throw new Unavailable(name, failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException failed) {
            throw new Unavailable(name, failed);
        }
    }

    /** Whether calls are let through. */
    boolean closed() {
        return breaker.isClosed();
    }
}
