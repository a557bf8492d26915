package dev.faultline.load;

import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A load generator in a JVM of its own, seen from its owner: fork, wait until it is ready, start, drain, wait for its
 * report, close. The fork drains itself and ends when its owner dies. A fork that dies is never an exception: its report
 * says {@link InjectorReport.Exit#CRASHED}. Safe for any thread.
 */
public final class Injector implements AutoCloseable {
    /**
     * How the fork's JVM is set. Only the first compiler: measured over runs of half a minute it takes 0.6 of the CPU that
     * both take. The heap holds a second of outcomes at the highest rates.
     */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration LAST_BREATH = Duration.ofSeconds(3);
    private static final int LOG_LINES_SHOWN = 15;

    private final InjectorSpec spec;
    private final Path log;
    private final Process process;
    private final Writer commands;
    private final ProtocolReader reader;
    private final Thread readerThread;

    private Injector(InjectorSpec spec, Path log, Process process, InjectorListener listener) {
        this.spec = spec;
        this.log = log;
        this.process = process;
        this.commands = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
        this.reader = new ProtocolReader(process.inputReader(StandardCharsets.UTF_8), listener, this::explain);
        this.readerThread = new Thread(this::hear, spec.source());
    }

    /**
     * Starts the fork and returns at once.
     *
     * @param javaCommand how Java is started, class path included, without JVM options or a main class
     * @param spec what it is to do
     * @param log the file that it logs to; appended to
     * @param listener told what it reports
     * @throws IOException when the process cannot be started
     */
    public static Injector fork(List<String> javaCommand, InjectorSpec spec, Path log, InjectorListener listener)
            throws IOException {
        List<String> command = new ArrayList<>(javaCommand);
        command.addAll(JVM_OPTIONS);
        command.add(InjectorMain.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Injector injector = new Injector(spec, log, process, listener);
        injector.readerThread.setDaemon(true);
        injector.readerThread.start();
        injector.say(RecordJson.mapper().writeValueAsString(spec));
        return injector;
    }

    private void hear() {
        reader.run();
        if (reader.done().join().exit() == InjectorReport.Exit.CRASHED) {
            // A fork whose reports nobody takes any more is not to go on sending.
            process.destroyForcibly();
        }
    }

    /** The fork's process, for whoever keeps track of processes. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /**
     * Waits until the fork has loaded everything, and returns the anchor of its clock. Throws
     * {@link InjectorFailedException}, with the end of the log, when it ends before or is not ready within {@code limit}.
     */
    public ClockAnchor awaitReady(Duration limit) throws InjectorFailedException, InterruptedException {
        return await(reader.ready(), limit, "ready");
    }

    /** Lets the users arrive, and returns when the injection started; likewise bounded by {@code limit}. */
    public Instant start(Duration limit) throws InjectorFailedException, InterruptedException {
        say("start");
        return await(reader.started(), limit, "started");
    }

    /** Tells it that what is judged begins now: users that started late before count for nothing. */
    public void judged() {
        say("judged");
    }

    /**
     * Asks for the end: no new users, and those under way take no further step. Returns at once; the fork reports within
     * about 8 s. Asking again, or asking a fork that has ended, changes nothing.
     */
    public void drain() {
        say("drain");
    }

    /** Completes with how the load ended, whichever way; never exceptionally. */
    public CompletableFuture<InjectorReport> done() {
        return reader.done().copy();
    }

    /** Waits for the end of the load; when it has not come within {@code limit}, kills the fork, which is a crash. */
    public InjectorReport awaitDone(Duration limit) throws InterruptedException {
        try {
            return await(reader.done(), limit, "done");
        } catch (InjectorFailedException e) {
            process.destroyForcibly();
            InjectorReport heard = reader.done()
                    .copy()
                    .completeOnTimeout(InjectorReport.crashed(0, 0, ""), LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return InjectorReport.crashed(heard.unfinishedUsers(), heard.requests(), e.getMessage());
        }
    }

    private <T> T await(CompletableFuture<T> future, Duration limit, String what)
            throws InjectorFailedException, InterruptedException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new InjectorFailedException(explain("it was not " + what + " within " + limit), e);
        } catch (ExecutionException e) {
            throw new InjectorFailedException(e.getCause().getMessage(), e);
        }
    }

    private void say(String line) {
        try {
            synchronized (commands) {
                commands.write(line + "\n");
                commands.flush();
            }
        } catch (IOException e) {
            // The fork is gone. The reader sees it too, and completes what its owner waits for with the reason.
            process.destroy();
        }
    }

    private String explain(String trouble) {
        // Its output ends a moment before the process does.
        process.onExit().completeOnTimeout(process, 1, TimeUnit.SECONDS).join();
        String ended = process.isAlive() ? "" : " (exit status " + process.exitValue() + ")";
        return "load generator " + spec.source() + ": " + trouble + ended + "; its log " + log + " ends with:\n"
                + String.join("\n", endOfLog());
    }

    private List<String> endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of("(it cannot be read: " + e.getMessage() + ")");
        }
    }

    /** Ends the fork, at once unless it has already reported, and waits until it is gone. */
    @Override
    public void close() {
        try {
            if (!reader.done().isDone() || !process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
            readerThread.join(LAST_BREATH.toMillis());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            closeCommands();
        }
    }

    private void closeCommands() {
        try {
            commands.close();
        } catch (IOException e) {
            // Nobody is there to read them any more, which is what closing is for.
            process.destroyForcibly();
        }
    }
}
