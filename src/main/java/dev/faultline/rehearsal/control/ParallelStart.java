package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.StartFailure;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several starts at once; the first that fails ends the others. For one thread. */
final class ParallelStart implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "start");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletionService<Void> starts = new ExecutorCompletionService<>(threads);
    private int begun;

    /** One of the starts. */
    @FunctionalInterface
    interface Start {
        void run() throws StartFailure, InterruptedException;
    }

    /** Begins a start. */
    void begin(Start start) {
        starts.submit(() -> {
            start.run();
            return null;
        });
        begun++;
    }

    /** Waits for all; throws what the first failing one threw. */
    void await() throws StartFailure, InterruptedException {
        for (int done = 0; done < begun; done++) {
            try {
                starts.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof StartFailure failure) {
                    throw failure;
                }
                if (e.getCause() instanceof InterruptedException) {
                    throw new InterruptedException("the platform is stopping");
                }
                throw new IllegalStateException("a start failed in a way that nobody thought of", e.getCause());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
