package dev.faultline.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A short command of the operating system, run without a shell and with a bound.
 *
 * @param words the program and its arguments
 */
record Command(List<String> words) {
    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** What a command came to: its exit status, and what it said on both streams. */
    record Ended(int exit, String output) {}

    /** Runs it. Throws {@link IOException} when there is no such program, or when it does not end in time. */
    Ended run(Duration bound) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(String.join(" ", words) + " did not end within " + bound.toMillis() + " ms");
            }
            // Read after the end: what these commands say fits into a pipe.
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
