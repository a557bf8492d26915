package dev.faultline.cli;

import dev.faultline.run.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Ctrl-C and SIGTERM while a run goes on: the run is cut short, reverts, reports, and its own exit status is what the
 * process ends with. Reverting does not depend on this: the watchdog does it when this process dies.
 */
final class Signals implements AutoCloseable {
    /** Why a run was cut short, in words. */
    static final String REASON = "it was asked to end by a signal (Ctrl-C or SIGTERM)";

    private static final long LIMIT_SECONDS = 90;

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<ExitStatus> status = new AtomicReference<>(ExitStatus.HARNESS_FAILED);
    private final Thread hook;

    private Signals(Consumer<String> cut) {
        this.hook = new Thread(() -> cutShort(cut), "signal");
    }

    static Signals request(Interruption interruption) {
        return request(interruption::requestByPerson);
    }

    /** Has {@code cut} told why, at most once, on a thread of its own. */
    static Signals request(Consumer<String> cut) {
        Signals signals = new Signals(cut);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    private void cutShort(Consumer<String> cut) {
        cut.accept(REASON);
        try {
            if (over.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(status.get().code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has reported; a process that was asked to end now ends with this status. */
    void finished(ExitStatus ended) {
        status.set(ended);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook is what ends it.
            Thread.currentThread().setName(hook.getName());
        }
    }
}
