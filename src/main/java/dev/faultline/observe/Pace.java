package dev.faultline.observe;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes one step again and again at a steady pace, on a daemon thread of its own. A step that throws is told of, and the
 * next one is taken all the same: a scheduled executor by itself would fall silent after it, and what was to be observed
 * from then on would be lost without a word.
 */
public final class Pace implements AutoCloseable {
    private static final Duration LAST_STEP = Duration.ofSeconds(1);

    private final ScheduledExecutorService steps;

    /**
     * Takes the first step at once.
     *
     * @param name the thread's name
     * @param every from the beginning of one step to that of the next; steps that come late are made up for
     * @param step what is done each time; it should take less time than {@code every}
     * @param failed told what a step threw, by the same thread; must not throw
     */
    public Pace(String name, Duration every, Runnable step, Consumer<RuntimeException> failed) {
        steps = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        var unused = steps.scheduleAtFixedRate(() -> take(step, failed), 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void take(Runnable step, Consumer<RuntimeException> failed) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    /** Takes no more steps; one under way gets a second to end, and is then interrupted. */
    @Override
    public void close() {
        steps.shutdown();
        try {
            if (!steps.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                steps.shutdownNow();
            }
        } catch (InterruptedException e) {
            steps.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
