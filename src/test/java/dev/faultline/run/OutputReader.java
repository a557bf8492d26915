package dev.faultline.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Collects what a process prints, on a thread that ends with the output. */
final class OutputReader {
    private OutputReader() {}

    /** Starts to read; {@code lines} must be safe for any thread. */
    static Thread into(List<String> lines, BufferedReader from) {
        Thread reader = new Thread(
                () -> {
                    try (from) {
                        from.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("(its output broke off: " + e.getMessage() + ")");
                    }
                },
                "output-of-faultline");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
