package dev.faultline.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names a run: when it began (UTC, sortable) and what it was. */
final class RunId {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunId() {}

    /** A name that no other run has, and its folder in {@code reports}, made by this call so that none will. */
    static String claim(Path reports, String what) throws IOException {
        Files.createDirectories(reports);
        String when = LocalDateTime.now(ZoneOffset.UTC).format(WHEN);
        for (int others = 1; ; others++) {
            String id = when + (others == 1 ? "" : "." + others) + "-" + what;
            try {
                Files.createDirectory(reports.resolve(id));
                return id;
            } catch (FileAlreadyExistsException e) {
                // Another run of the same second has it: the next number is tried.
            }
        }
    }
}
