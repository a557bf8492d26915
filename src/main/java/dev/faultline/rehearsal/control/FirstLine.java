package dev.faultline.rehearsal.control;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first line that a process says; what it says later is read and dropped, so that it never blocks on a full pipe. */
final class FirstLine {
    private final CompletableFuture<String> line = new CompletableFuture<>();

    private FirstLine() {}

    /** Reads the output of {@code process} on a thread that ends with it. */
    static FirstLine of(String name, Process process) {
        FirstLine first = new FirstLine();
        Thread reader = new Thread(() -> first.read(process), name + "-output");
        reader.setDaemon(true);
        reader.start();
        return first;
    }

    /** Waits for it; throws {@link ExecutionException} when the output ended without one. */
    String await(Duration limit) throws InterruptedException, TimeoutException, ExecutionException {
        return line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader()) {
            String first = out.readLine();
            if (first == null) {
                throw new EOFException("it said nothing");
            }
            line.complete(first);
            while (out.readLine() != null) {
                // Only the first line has a meaning.
            }
        } catch (IOException ended) {
            line.completeExceptionally(ended);
        }
    }
}
