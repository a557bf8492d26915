package dev.faultline.cli;

import dev.faultline.run.RunFailed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Something that goes on until Ctrl-C or SIGTERM, and is taken back before the process ends. Close it when all is taken back:
 * until then, within bounds, the process waits.
 */
final class UntilAsked implements AutoCloseable {
    private static final long LOOK_SECONDS = 1;
    private static final long LIMIT_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "stop-the-system");

    private UntilAsked() {}

    /** Begins to listen for signals. */
    static UntilAsked ofThisProcess() {
        UntilAsked until = new UntilAsked();
        Runtime.getRuntime().addShutdownHook(until.hook);
        return until;
    }

    /** Asks for the end, and returns once all is taken back, or the time for that is over. */
    void ask() {
        asked.countDown();
        try {
            over.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until somebody asks for the end.
     *
     * @param troubles each says why there is nothing to wait for any more; the first that does is told
     * @throws RunFailed when one does
     */
    void await(List<Supplier<Optional<String>>> troubles) throws RunFailed, InterruptedException {
        while (!asked.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            for (Supplier<Optional<String>> trouble : troubles) {
                Optional<String> why = trouble.get();
                if (why.isPresent()) {
                    throw new RunFailed(why.get());
                }
            }
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and waits for nothing more.
            asked.countDown();
        }
    }
}
