package dev.faultline.rehearsal.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells every wait in the platform that the platform is stopping. Safe for any thread. */
public final class StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Ends all present and later waits. */
    public void raise() {
        stopped.countDown();
    }

    /** Whether the platform is stopping. */
    public boolean raised() {
        return stopped.getCount() == 0;
    }

    /** Waits so long; throws {@link InterruptedException} at once when the platform is stopping. */
    public void pause(Duration length) throws InterruptedException {
        if (stopped.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the platform is stopping");
        }
    }

    /** Looks again and again until {@code condition} holds or {@code limit} has passed; says whether it came to hold. */
    public <E extends Exception> boolean await(Condition<E> condition, Duration every, Duration limit)
            throws E, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            pause(every);
        }
        return true;
    }

    /** Something that comes to hold in time, or fails for good. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        /** Whether it holds now. */
        boolean holds() throws E, InterruptedException;
    }
}
