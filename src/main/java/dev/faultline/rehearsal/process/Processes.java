package dev.faultline.rehearsal.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns every process of the platform: each is written to a register on disk as soon as it runs, so that a sweep can
 * find it when this process was killed, and none outlives {@link #close}. Safe for any thread.
 */
public final class Processes implements AutoCloseable {
    private final Path register;
    private final Ground ground;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Process> started = new ArrayList<>();
    private boolean closed;

    /** Starts with no process; {@code register} is the JSON-lines file to append to. */
    public Processes(Path register, Ground ground) {
        this.register = register;
        this.ground = ground;
    }

    /** Where they run. */
    public Ground ground() {
        return ground;
    }

    /** Starts a process and registers it. Throws {@link IOException} when it cannot start or the platform is stopping. */
    public synchronized Process start(NodeProgram program) throws IOException {
        String name = program.node();
        if (closed) {
            throw new IOException("the platform is stopping, " + name + " is not started any more");
        }
        Process process = ground.start(program);
        started.removeIf(earlier -> !earlier.isAlive());
        started.add(process);
        try {
            if (ground.isThisMachine()) {
                record(name, process.toHandle());
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException("cannot register process of " + name + " in " + register + ": " + e.getMessage(), e);
        }
        return process;
    }

    /** Kills what still runs, children first. */
    @Override
    public void close() {
        List<Process> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(started);
        }
        left.parallelStream()
                .forEach(process -> ProcessTree.of(process.toHandle()).kill());
    }

    private void record(String name, ProcessHandle process) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("pid", process.pid());
        line.put("started", process.info().startInstant().map(Instant::toString).orElse(null));
        Files.writeString(
                register, json.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
