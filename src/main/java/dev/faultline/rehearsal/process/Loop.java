package dev.faultline.rehearsal.process;

import java.time.Duration;

/** Does one thing again and again on a thread of its own, until it is closed or the platform stops. */
public final class Loop implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final StopSignal stop;
    private final Round round;
    private final Runnable atEnd;
    private final Thread thread;

    /** A loop that does not run yet; its thread will be called {@code name}. */
    public Loop(String name, StopSignal stop, Round round) {
        this(name, stop, round, () -> {});
    }

    /** The same, doing {@code atEnd} on its thread after the last round, however that ended. */
    public Loop(String name, StopSignal stop, Round round, Runnable atEnd) {
        this.stop = stop;
        this.round = round;
        this.atEnd = atEnd;
        this.thread = new Thread(this::runUntilStopped, name);
        thread.setDaemon(true);
    }

    /** One round of it, the pause before the next included. */
    @FunctionalInterface
    public interface Round {
        /** Does it; {@link InterruptedException} ends the loop. */
        void run() throws InterruptedException;
    }

    /** Begins with the first round; once only. */
    public void start() {
        thread.start();
    }

    /** Interrupts the round that is under way and waits, within bounds, for its end. Harmless before the start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilStopped() {
        try {
            while (!stop.raised() && !Thread.currentThread().isInterrupted()) {
                round.run();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }
}
