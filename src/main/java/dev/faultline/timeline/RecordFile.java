package dev.faultline.timeline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a file that is one JSON record as a whole, as a run's plan, manifest and verdicts are. */
public final class RecordFile {
    private RecordFile() {}

    /**
     * Reads a file.
     *
     * @param json how its record is read
     * @param what what the file should hold, in the words of an error, such as {@code the plan of a run}
     * @throws DamagedFile when it holds something else
     * @throws IOException when it cannot be read
     */
    public static <T> T read(Path file, ObjectReader json, String what) throws IOException {
        try {
            T record = json.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readValue(file.toFile());
            if (record == null) {
                throw new DamagedFile(file, "", "expected " + what + ", found null", new IOException("null"));
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new DamagedFile(file, place(e), "expected " + what + ", found: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new DamagedFile(file, "", "expected " + what + " in UTF-8, found: " + e.getMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }
}
