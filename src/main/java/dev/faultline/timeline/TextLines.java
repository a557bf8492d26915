package dev.faultline.timeline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The lines of a text file, numbered from 1. Bytes that are no UTF-8 are read as replacement characters, so that half
 * a character at the place of a crash does not hide the lines before it.
 */
final class TextLines implements Iterator<TextLines.Line> {
    private static final int BUFFER = 1 << 16;

    /**
     * A line without its end.
     *
     * @param number its number in the file, from 1
     * @param text what it says
     * @param end whether it ended or the file did: then it may have been cut off by a crash
     */
    record Line(long number, String text, End end) {
        /** Whether to leave it out when it makes no sense. */
        boolean mayBeTorn() {
            return end == End.OF_FILE;
        }
    }

    /** What a line was ended by. */
    enum End {
        OF_LINE,
        OF_FILE
    }

    private final Path file;
    private final Reader in;
    private final StringBuilder text = new StringBuilder();
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int filled;
    private long number;
    private Line line;

    private TextLines(Path file) throws IOException {
        this.file = file;
        this.in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    }

    /** Opens a file; close the stream. */
    static Stream<Line> of(Path file) throws IOException {
        TextLines lines = new TextLines(file);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, traits), false)
                .onClose(lines::close);
    }

    @Override
    public boolean hasNext() {
        if (line == null) {
            line = read();
        }
        return line != null;
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line read = line;
        line = null;
        return read;
    }

    private Line read() {
        text.setLength(0);
        while (next < filled || fill()) {
            int from = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            text.append(buffer, from, next - from);
            if (next < filled) {
                next++;
                return line(End.OF_LINE);
            }
        }
        return text.length() == 0 ? null : line(End.OF_FILE);
    }

    private Line line(End end) {
        number++;
        return new Line(number, text.toString(), end);
    }

    private boolean fill() {
        try {
            next = 0;
            filled = Math.max(0, in.read(buffer));
            return filled > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
