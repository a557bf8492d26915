package dev.faultline.cli;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names a run: when it began (UTC, sortable) and what it was. */
final class RunId {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunId() {}

    static String of(String what) {
        return LocalDateTime.now(ZoneOffset.UTC).format(WHEN) + "-" + what;
    }
}
