package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one small System V shared-memory segment that a PostgreSQL server holds for as long as it runs. A killed server
 * leaves it behind in the kernel, where nobody would ever look for it.
 */
final class SharedMemory {
    private static final Pattern KEY_AND_ID = Pattern.compile("\\s*\\d+\\s+(?<id>\\d+)\\s*");
    private static final int LINE_IN_PID_FILE = 6;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private SharedMemory() {}

    /** Releases the segment of the dead server whose data folder this is. */
    static void releaseOf(Path data) {
        Optional<String> segment = segmentIn(data.resolve("postmaster.pid"));
        if (segment.isEmpty()) {
            return;
        }
        try {
            Process ipcrm = new ProcessBuilder("ipcrm", "-m", segment.get())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ipcrm.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                ipcrm.destroyForcibly();
            }
        } catch (IOException noSuchCommand) {
            // A few bytes stay behind until the machine restarts; there is no other way to free them from Java.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The seventh line of postmaster.pid holds the segment's key and id. */
    static Optional<String> segmentIn(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() <= LINE_IN_PID_FILE) {
                return Optional.empty();
            }
            Matcher keyAndId = KEY_AND_ID.matcher(lines.get(LINE_IN_PID_FILE));
            return keyAndId.matches() ? Optional.of(keyAndId.group("id")) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
