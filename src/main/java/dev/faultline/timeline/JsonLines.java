package dev.faultline.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A file of one JSON record a line, appended as things happen. Each line is handed to the operating system before
 * {@link #append} returns, so the death of this process loses none. Appending is safe for any thread.
 */
public final class JsonLines<T> implements Closeable {
    private final Path file;
    private final ObjectWriter json;
    private final Writer out;

    /** Opens {@code file} for appending, creating it where needed. */
    public JsonLines(Path file, Class<T> type) throws IOException {
        this.file = file;
        this.json = RecordJson.mapper().writerFor(type);
        this.out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Appends one record. Throws {@link UncheckedIOException}, naming the file, when the disk does not take it. */
    public synchronized void append(T line) {
        try {
            out.write(json.writeValueAsString(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    /**
     * Reads a file back, line by line; close the stream. A last line that was cut off by a crash is left out, a bad
     * line elsewhere is an {@link UncheckedIOException} that names file and line.
     */
    public static <T> Stream<T> read(Path file, Class<T> type) throws IOException {
        ObjectReader json = RecordJson.mapper().readerFor(type);
        BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var lines = new Object() {
            long number;
        };
        return in.lines()
                .<T>mapMulti((line, sink) -> {
                    lines.number++;
                    try {
                        sink.accept(json.readValue(line));
                    } catch (JsonProcessingException e) {
                        if (line.endsWith("}")) {
                            throw new UncheckedIOException(
                                    file + ":" + lines.number + ": " + e.getOriginalMessage(), e);
                        }
                    }
                })
                .onClose(() -> closeQuietly(in, file));
    }

    private static void closeQuietly(BufferedReader in, Path file) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
