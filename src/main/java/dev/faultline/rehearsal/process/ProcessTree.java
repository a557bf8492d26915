package dev.faultline.rehearsal.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process with its children, to be killed as a power cut would: all at once, as far as that can be had. The root is
 * stopped first, so that it neither starts another child nor tells its children to leave in good order; one that knows no
 * signals, such as a container, is killed as a whole anyway.
 *
 * @param root the process that started the others
 */
public record ProcessTree(ProcessHandle root) {
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(2);
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(5);

    /** The tree below {@code root}. */
    public static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(root);
    }

    /**
     * Kills all of it and waits, within bounds, until the root is gone. The children run no more either, though whoever
     * inherits them may take its time to clear them away. A dead tree is left alone.
     */
    public void kill() {
        if (!root.isAlive()) {
            return;
        }
        if (root.supportsNormalTermination()) {
            signal("STOP");
        }
        root.descendants().forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
        awaitDeath(root);
    }

    /** Sends a signal by its name, for example {@code QUIT}, to the root only; the platform's own kill command does it. */
    public void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(root.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SIGNAL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            // Without a kill command the kill that follows still ends the process, only less suddenly.
            PlatformLog.onErrorOutput().say("control", "cannot run kill -" + name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitDeath(ProcessHandle process) {
        try {
            process.onExit().get(DEATH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            PlatformLog.onErrorOutput().say("control", "process " + process.pid() + " is still there after kill -9");
        }
    }
}
