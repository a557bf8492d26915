package dev.faultline.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A small process beside the harness that takes back what the journal holds, once the harness is dead (the end of its
 * standard input), frozen (no renewal within the term), or done with something pending.
 *
 * <p>After a freeze it stays until the harness is gone, and then takes everything back once more: a harness that thaws
 * in the very middle of an injection can still finish that one act, and be killed before it takes it back itself.
 *
 * <p>Ctrl-C at a terminal is sent to it as well. A JVM then runs its shutdown hooks while its threads go on, and ends
 * when the hooks have ended; so a hook that waits for the watch to be over is all that it takes to outlive it.
 */
public final class Watchdog {
    static final String WATCHING = "WATCHING";
    static final String RENEW = "renew";
    static final String DONE = "done";

    private static final String GONE = "gone";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int CLEAN = 0;
    private static final int LEFT_SOMETHING = 1;

    private final JournalFile journal;
    private final LeaseTerm term;
    private final Deadline life;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Watchdog(Path journal, Duration term, Duration life) {
        this.journal = new JournalFile(journal);
        this.term = new LeaseTerm(term, LeaseClock.ofThisMachine());
        this.life = Deadline.after(life);
    }

    /**
     * Watches until the run is over.
     *
     * @param args the journal's path, the lease's term and the longest life of this process (ISO-8601 durations)
     */
    public static void main(String[] args) {
        Watchdog watchdog = new Watchdog(Path.of(args[0]), Duration.parse(args[1]), Duration.parse(args[2]));
        CountDownLatch over = outliveSignals();
        watchdog.listen();
        System.out.println(WATCHING);
        int status = watchdog.status();
        over.countDown();
        // Not exit: that would wait for hooks, and a signal may have begun to run them.
        Runtime.getRuntime().halt(status);
    }

    private static CountDownLatch outliveSignals() {
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return over;
    }

    private void listen() {
        Thread listener = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            heard.add(line);
                        }
                    } catch (IOException e) {
                        say("cannot hear the harness any more: " + e.getMessage());
                    } finally {
                        heard.add(GONE);
                    }
                },
                "listener");
        listener.setDaemon(true);
        listener.start();
    }

    private int status() {
        try {
            return watch();
        } catch (IOException | RuntimeException e) {
            say("failed: " + e);
            return LEFT_SOMETHING;
        } catch (InterruptedException e) {
            say("interrupted");
            return LEFT_SOMETHING;
        }
    }

    private int watch() throws IOException, InterruptedException {
        while (true) {
            String word = heard.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
            if (DONE.equals(word)) {
                return nothingIsPending() ? CLEAN : unwind("the run ended with something left to undo");
            }
            if (GONE.equals(word)) {
                return unwind("the harness is gone");
            }
            if (RENEW.equals(word)) {
                term.renew();
                continue; // all that was heard goes before the clock: this process may itself have been stopped
            }
            Optional<String> lost = term.ended();
            if (lost.isPresent() || life.passed()) {
                int status = unwind(lost.orElse("the watchdog reached the end of its life"));
                return life.passed() ? status : linger();
            }
        }
    }

    private boolean nothingIsPending() throws IOException {
        return JournalState.of(journal)
                .filter(state -> !state.pending().isEmpty())
                .isEmpty();
    }

    /** Waits for the end of a harness that has lost its lease, and takes everything back once more. */
    private int linger() throws IOException, InterruptedException {
        String word = RENEW;
        while (RENEW.equals(word)) {
            word = heard.poll(life.left().toNanos(), TimeUnit.NANOSECONDS);
        }
        return unwind("the harness is over, after it had lost its lease");
    }

    private int unwind(String why) throws IOException, InterruptedException {
        say(why + "; taking back what is in " + journal.path());
        List<UndoFailed> failures = new Unwinding(journal, "the watchdog", Clock.systemUTC()).unwind(why);
        failures.forEach(failure -> say(failure.getMessage()));
        say(failures.isEmpty() ? "everything is taken back" : failures.size() + " undos failed");
        return failures.isEmpty() ? CLEAN : LEFT_SOMETHING;
    }

    private static void say(String words) {
        System.err.println(Instant.now() + " watchdog: " + words);
    }
}
