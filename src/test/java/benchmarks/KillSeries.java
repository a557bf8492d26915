package benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scenario that kills the database primary again and again, db-a and db-b by turns, each with a recovery time and a
 * recovery point of its own to be measured.
 *
 * @param kills how many
 * @param standby how the standby follows
 */
record KillSeries(int kills, Standby standby) {
    static final String SYSTEM = "blinklean";

    private static final Path SHIPPED = Path.of("scenarios", SYSTEM);
    /** Long enough for the promotion, the clone that becomes the new standby, and a steady stretch before the next kill. */
    private static final Duration APART = Duration.ofSeconds(12);

    private static final Duration FIRST = Duration.ofSeconds(4);

    /** From before the kill until after it, so that nothing gets through late. */
    private static final Duration SWALLOWED_BEFORE = Duration.ofSeconds(1);

    private static final Duration SWALLOWED = Duration.ofMillis(1400);

    private static final String KILL = """
              - at: %2$dms
                process-kill: {id: %1$s, node: %3$s}
            """;
    private static final String BLACKHOLE = """
              - at: %7$dms
                hold: %8$dms
                link-blackhole: {id: swallowed-before-%1$s, from: %6$s, to: %3$s}
            """;
    private static final String OBJECTIVES = """
              - rto: {id: %4$s, path: book, fault: %1$s, from: injection, within: 5s, ratio: 99 %%, holds: 2s}
              - rpo: {id: %5$s, fault: %1$s, within: 0s}
            """;

    /** How the standby follows the primary. */
    enum Standby {
        /** As it should be: nothing that was acknowledged can be lost. */
        SYNCHRONOUS(List.of()),
        /** Nobody waits for it, and its link swallows everything for the last second before each kill: that is lost. */
        ASYNCHRONOUS(List.of("--known-bad", "lagging-standby"));

        private final List<String> options;

        Standby(List<String> options) {
            this.options = options;
        }

        /** What the command is told, so that the platform is like this. */
        List<String> options() {
            return options;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String scenario() {
        return "kills-" + standby.words();
    }

    static String fault(int kill) {
        return "kill-" + kill;
    }

    static String recoveryTime(int kill) {
        return "rto-" + kill;
    }

    static String recoveryPoint(int kill) {
        return "rpo-" + kill;
    }

    /** The node that is the primary by then, since its standby takes over each time. */
    static String primary(int kill) {
        return kill % 2 == 1 ? "db-a" : "db-b";
    }

    /** The one that takes over. */
    static String survivor(int kill) {
        return primary(kill + 1);
    }

    /** Copies the shipped system into {@code folder}, a folder of systems, and adds the scenario. */
    void write(Path folder) throws IOException {
        Path system = Files.createDirectories(folder.resolve(SYSTEM));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SHIPPED, "*.yaml")) {
            for (Path file : files) {
                Files.copy(file, system.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(system.resolve(scenario() + ".yaml"), text());
    }

    private String text() {
        return """
                description: The database primary is killed %d times, its standby %s.
                seed: 20261203
                load:                         # little: what is measured is the path, not a full machine
                  - BookingSimulation: 4/s
                timing: {warm-up: 14s, baseline: 8s, fault: %ds, recovery: 15s, after: 5s}
                steady-state:
                  - {id: steady-availability, path: all, availability: 99 %%}
                method:
                %s
                stop-conditions:
                  - error-ratio: {above: 90 %%, window: 10s}
                objectives:
                %s
                """.formatted(kills, standby.words(), length().toSeconds(), method(), objectives());
    }

    private Duration length() {
        return FIRST.plus(APART.multipliedBy(kills));
    }

    private String method() {
        return each(standby == Standby.SYNCHRONOUS ? KILL : BLACKHOLE + KILL);
    }

    private String objectives() {
        return each(OBJECTIVES);
    }

    private String each(String item) {
        return IntStream.rangeClosed(1, kills).mapToObj(kill -> of(kill, item)).collect(Collectors.joining());
    }

    private String of(int kill, String item) {
        Duration at = FIRST.plus(APART.multipliedBy(kill - 1L));
        return item.formatted(
                fault(kill),
                at.toMillis(),
                primary(kill),
                recoveryTime(kill),
                recoveryPoint(kill),
                survivor(kill),
                at.minus(SWALLOWED_BEFORE).toMillis(),
                SWALLOWED.toMillis());
    }
}
