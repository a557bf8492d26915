package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call to something that knows no time-out of its own, such as toxiproxy-java, with a bound and open to interruption. */
final class BoundedCall {
    private BoundedCall() {}

    /**
     * Calls, waiting {@code bound} at most. A call that hangs is left to a daemon thread of its own, which ends when
     * its connection does: nothing can end a blocked read from outside.
     *
     * @param what the call in words, for the error: "the fault proxy at …"
     */
    static <T> T of(String what, Duration bound, Callable<T> call) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "bounded call");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException(what + " did not answer within " + bound.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(what + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        }
    }
}
