package dev.faultline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.faultline.timeline.RecordJson;
import java.io.UncheckedIOException;

/** Records as JSON that people can read and compare line by line, the same on every operating system. */
public final class PrettyJson {
    private static final ObjectWriter WRITER = RecordJson.mapper().writer(printer());

    private PrettyJson() {}

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    /** The record as JSON, with a newline at its end. */
    public static String of(Object record) {
        try {
            return WRITER.writeValueAsString(record) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record cannot be written as JSON: " + record.getClass(), e);
        }
    }
}
