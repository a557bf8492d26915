package dev.faultline.fault;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A real process for a test to break: a shell whose child echoes lines, so that it can be seen to work. */
final class Victim implements AutoCloseable {
    private final Process process;
    private final ProcessIdentity identity;
    private final BufferedReader echoes;

    private Victim(Process process) {
        this.process = process;
        this.identity =
                new ProcessIdentity(process.pid(), process.info().startInstant().orElseThrow());
        this.echoes = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** A process that repeats what it is told, beside a child of its own. */
    static Victim withChild() throws IOException, InterruptedException {
        return started("sleep 300 & cat");
    }

    static Victim alone() throws IOException, InterruptedException {
        return started("exec cat");
    }

    private static Victim started(String script) throws IOException, InterruptedException {
        Victim victim = new Victim(new ProcessBuilder("sh", "-c", script).start());
        if (!victim.echoes()) {
            victim.close();
            throw new IOException("the process does not echo");
        }
        return victim;
    }

    ProcessIdentity identity() {
        return identity;
    }

    Node as(String name, String service) {
        return new Node(name, service, "a", "serving", Optional.of(identity()));
    }

    /** Whether it repeats a line soon: it works. */
    boolean echoes() throws InterruptedException {
        try {
            process.getOutputStream().write("x\n".getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return Deadline.after(Duration.ofSeconds(10)).awaits(echoes::ready) && "x".equals(echoes.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isStopped() throws IOException, InterruptedException {
        for (ProcessIdentity one : ProcessTree.of(java.util.List.of(identity()))) {
            if (ProcessState.of(one) != ProcessState.STOPPED) {
                return false;
            }
        }
        return true;
    }

    boolean isGone() throws IOException, InterruptedException {
        return ProcessState.of(identity()) == ProcessState.GONE;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
