package dev.faultline.rehearsal.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A base backup on disk: the tar archive that PostgreSQL sent.
 *
 * @param file the archive
 */
record BackupFile(Path file) {
    /** How each tar archive ends: with two blocks of nothing. */
    private static final int END_BYTES = 1024;

    private static final Pattern START = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
    private static final String WAL_FOLDER = "pg_wal/";

    /**
     * What a backup holds of the log.
     *
     * @param start the name of the segment that its recovery begins in
     * @param segments the names of those that are in the backup itself
     */
    record Contents(String start, List<String> segments) {
        Contents {
            segments = List.copyOf(segments);
        }
    }

    /** Throws {@link IOException}, which says so, where the archive is not there to its end. */
    void requireWhole() throws IOException {
        long size = Files.size(file);
        String last = "";
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                last = entry.getName();
                tar.skipNBytes(entry.getSize());
            }
        } catch (IOException e) {
            throw truncated(size, last, e);
        }
        if (!endsAsItShould(size)) {
            throw truncated(size, last, null);
        }
    }

    private IOException truncated(long size, String last, IOException cause) {
        return new IOException(
                "the base backup " + file.getFileName() + " is truncated: it breaks off after " + size + " bytes"
                        + (last.isEmpty() ? "" : ", in " + last),
                cause);
    }

    private boolean endsAsItShould(long size) throws IOException {
        if (size < END_BYTES) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(size - END_BYTES);
            for (byte one : in.readAllBytes()) {
                if (one != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads what it holds of the log; throws {@link IOException} where it does not say where its recovery begins. */
    Contents contents() throws IOException {
        Optional<String> start = Optional.empty();
        List<String> segments = new ArrayList<>();
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("backup_label")) {
                    Matcher label = START.matcher(new String(tar.readAllBytes(), StandardCharsets.US_ASCII));
                    start = label.find() ? Optional.of(label.group(1)) : start;
                } else if (entry.getName().startsWith(WAL_FOLDER)) {
                    segments.add(entry.getName().substring(WAL_FOLDER.length()));
                }
            }
        }
        return new Contents(
                start.orElseThrow(() -> new IOException(
                        "the base backup " + file.getFileName() + " does not say where its recovery begins")),
                segments);
    }

    private TarArchiveInputStream open() throws IOException {
        return new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }
}
