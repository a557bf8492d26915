package dev.faultline.rehearsal.geography;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A zone of the city, as the file {@code zones.tsv} has it.
 *
 * @param name lower-case letters
 * @param latitude of its centre, in degrees north
 * @param longitude of its centre, in degrees east
 * @param boundary a polygon in well-known text (OGC 06-103r4), x being the longitude
 */
public record CityZone(String name, double latitude, double longitude, String boundary) {
    private static final String FILE = "zones.tsv";
    private static final String COMMENT = "#";
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 4;

    /** Every zone, in alphabetical order. */
    public static List<CityZone> all() {
        try (InputStream file = CityZone.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith(COMMENT))
                    .map(CityZone::parse)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("The program's own " + FILE + " cannot be read", broken);
        }
    }

    private static CityZone parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException(FILE + ": expected " + FIELDS + " fields, found '" + line + "'");
        }
        return new CityZone(fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), fields[3]);
    }
}
