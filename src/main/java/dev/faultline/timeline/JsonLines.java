package dev.faultline.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A file of one JSON record a line, appended as things happen. Each line is handed to the operating system, whole,
 * before {@link #append} returns, so the death of this process loses none. Appending is safe for any thread.
 */
public final class JsonLines<T> implements Closeable {
    private final Path file;
    private final ObjectWriter json;
    private final OutputStream out;

    /** Opens {@code file} for appending, creating it where needed; a line that a crash cut off is dropped. */
    public JsonLines(Path file, Class<T> type) throws IOException {
        this.file = file;
        this.json = RecordJson.mapper().writerFor(type);
        TornLine.dropFrom(file);
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Appends one record. Throws {@link UncheckedIOException}, naming the file, when the disk does not take it. */
    public synchronized void append(T line) {
        try {
            out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
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
     * line elsewhere is a {@link DamagedFile}.
     */
    public static <T> Stream<T> read(Path file, Class<T> type) throws IOException {
        ObjectReader json = RecordJson.mapper().readerFor(type).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return TextLines.of(file).mapMulti((line, records) -> {
            T found;
            try {
                found = json.readValue(line.text());
            } catch (JsonProcessingException e) {
                if (line.mayBeTorn()) {
                    return;
                }
                throw damaged(file, line, type, e.getOriginalMessage(), e);
            }
            if (found == null) {
                throw damaged(file, line, type, "null", new IOException("null"));
            }
            records.accept(found);
        });
    }

    private static DamagedFile damaged(Path file, TextLines.Line line, Class<?> type, String found, IOException cause) {
        String problem = "expected a record of type " + type.getSimpleName() + " on one line, found: " + found;
        return new DamagedFile(file, ":" + line.number(), problem, cause);
    }
}
