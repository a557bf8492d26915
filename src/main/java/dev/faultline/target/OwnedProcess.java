package dev.faultline.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A forked process that reads its configuration from the first line of its standard input, says {@code READY} with a
 * JSON object when it serves, and stops when that input ends: so it cannot outlive its owner.
 */
final class OwnedProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GRACE = Duration.ofSeconds(12);
    private static final int LOG_TAIL = 12;
    private static final String END = "";

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private OwnedProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Forks {@code command}, hands it {@code config} and sends its standard error to {@code log}. */
    static OwnedProcess fork(String name, List<String> command, JsonNode config, Path log) throws TargetFailed {
        OwnedProcess owned;
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            owned = new OwnedProcess(name, process, log);
        } catch (IOException e) {
            throw new TargetFailed(name, "it could not be started: " + e.getMessage(), List.of());
        }
        owned.readLines();
        owned.tell(config);
        return owned;
    }

    private void tell(JsonNode config) throws TargetFailed {
        try {
            OutputStream in = process.getOutputStream();
            in.write((JSON.writeValueAsString(config) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            close();
            throw new TargetFailed(name, "it ended before it was told what to do (" + e.getMessage() + ")", logTail());
        }
    }

    private void readLines() {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                        out.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("its output broke off: " + e.getMessage());
                    } finally {
                        lines.add(END);
                    }
                },
                name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for {@code READY} and gives the object that came with it; other lines go to {@code progress}. */
    JsonNode awaitReady(Duration limit, Consumer<String> progress) throws TargetFailed, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new TargetFailed(name, "not ready within " + limit.toSeconds() + " s", logTail());
            }
            if (line.equals(END)) {
                throw new TargetFailed(name, "it ended before it was ready", logTail());
            }
            if (line.startsWith("READY ")) {
                return read(line.substring("READY ".length()));
            }
            if (line.startsWith("FAILED ")) {
                throw failure(read(line.substring("FAILED ".length())));
            }
            progress.accept(line);
        }
    }

    private JsonNode read(String json) throws TargetFailed {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new TargetFailed(name, "it said what is not JSON: " + json, logTail());
        }
    }

    private static TargetFailed failure(JsonNode failed) {
        List<String> log = new ArrayList<>();
        failed.path("log").forEach(line -> log.add(line.asText()));
        return new TargetFailed(
                failed.path("what").asText("the platform"), failed.path("why").asText("no reason given"), log);
    }

    private List<String> logTail() {
        try {
            List<String> all = Files.readAllLines(log, StandardCharsets.UTF_8);
            return all.subList(Math.max(0, all.size() - LOG_TAIL), all.size());
        } catch (IOException e) {
            return List.of("(its log " + log + " could not be read: " + e.getMessage() + ")");
        }
    }

    /** That it has ended, and the end of its log; empty while it lives. */
    Optional<String> gone() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("the " + name + " of this rehearsal ended by itself, with status " + process.exitValue()
                        + "; its log ends: " + String.join(" | ", logTail()));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends its input, waits a bounded time for it to stop by itself, then kills it. */
    @Override
    public void close() {
        boolean ended = false;
        try {
            process.getOutputStream().close();
            ended = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // The pipe is already broken: the process is ending or has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended && process.isAlive()) {
            process.destroyForcibly();
        }
    }
}
