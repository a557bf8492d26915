package dev.faultline.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that somebody types, so that waiting for the next one can be bounded and ended. What has been typed while nobody
 * waited is not lost; what ends the waiting can be forgotten with {@link #clear}. The thread that reads is a daemon: nothing
 * ends a read from a terminal but its own end.
 */
final class TypedLines {
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final BufferedReader from;

    /** Something that was typed, or the news that there will be no more. */
    private record Line(Optional<String> text) {}

    TypedLines(BufferedReader from) {
        this.from = from;
    }

    /** Begins to read. */
    TypedLines begun() {
        Thread reader = new Thread(this::readAll, "typed-lines");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void readAll() {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                lines.add(new Line(Optional.of(line.strip())));
            }
        } catch (IOException e) {
            Thread.currentThread().setName("typed-lines, broken off: " + e.getMessage());
        }
        end();
    }

    /** Forgets what was typed before anybody asked for it; that there will be no more stays known. */
    void clear() {
        lines.removeIf(line -> line.text().isPresent());
    }

    /** Whoever waits, now or later, is told that there is nothing more. */
    void end() {
        lines.add(new Line(Optional.empty()));
    }

    /** Whether there will be no more. */
    boolean ended() {
        return lines.stream().anyMatch(line -> line.text().isEmpty());
    }

    /** The next line; empty when none came within {@code limit}, or none will. */
    Optional<String> next(Duration limit) throws InterruptedException {
        Line line = lines.poll(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
        if (line != null && line.text().isEmpty()) {
            end(); // for the next who asks
        }
        return line == null ? Optional.empty() : line.text();
    }
}
