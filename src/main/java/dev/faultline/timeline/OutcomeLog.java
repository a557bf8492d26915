package dev.faultline.timeline;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The file of every request's outcome, one tab-separated line each, in the order in which they ended: source, path,
 * start and end in microseconds since the epoch, failure, status, detail. Text, so that anyone can read it; tabs, so
 * that an hour at 20,000 a second can be read fast. Appending is safe for any thread.
 */
public final class OutcomeLog implements Closeable {
    private static final int FIELDS = 7;

    private final Path file;
    private final BufferedWriter out;

    /** Creates {@code file}, which must not exist yet. */
    public OutcomeLog(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8));
    }

    /** Appends one outcome. Throws {@link UncheckedIOException}, naming the file, when the disk does not take it. */
    public synchronized void append(Outcome outcome) {
        try {
            out.write(format(outcome));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file + ": " + e.getMessage(), e);
        }
    }

    /** Hands what was appended so far to the operating system. */
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    /**
     * Reads a log back, one outcome at a time; close the stream. A last line that was cut off by a crash is left out, a
     * bad line elsewhere is a {@link DamagedFile}.
     */
    public static Stream<Outcome> read(Path file) throws IOException {
        return TextLines.of(file).mapMulti((line, outcomes) -> {
            Outcome outcome;
            try {
                outcome = parse(line.text());
            } catch (IllegalArgumentException | DateTimeException e) {
                if (!line.mayBeTorn()) {
                    String problem = "expected the outcome of a request, found: " + e.getMessage();
                    throw new DamagedFile(file, ":" + line.number(), problem, new IOException(e));
                }
                return;
            }
            outcomes.accept(outcome);
        });
    }

    /** An outcome as one line, without its line end. */
    public static String format(Outcome o) {
        return plain(o.source())
                + '\t'
                + plain(o.path())
                + '\t'
                + micros(o.start())
                + '\t'
                + micros(o.end())
                + '\t'
                + o.failure()
                + '\t'
                + o.status()
                + '\t'
                + plain(o.detail());
    }

    /** The outcome that {@link #format} wrote. */
    public static Outcome parse(String line) {
        String[] f = line.split("\t", -1);
        if (f.length != FIELDS) {
            throw new IllegalArgumentException(
                    "an outcome has " + FIELDS + " fields, this line " + f.length + ": " + line);
        }
        return new Outcome(
                f[0], f[1], instant(f[2]), instant(f[3]), FailureKind.valueOf(f[4]), Integer.parseInt(f[5]), f[6]);
    }

    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static Instant instant(String micros) {
        long value = Long.parseLong(micros);
        return Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000);
    }
}
