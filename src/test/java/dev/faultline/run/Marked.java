package dev.faultline.run;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds every process that descends from a command, also when all that stood between them are gone: by a mark in the
 * environment, which descendants inherit. Where there is no {@code /proc} (macOS), by the descendants seen so far.
 */
final class Marked {
    private static final String NAME = "FAULTLINE_TEST_MARK";
    private static final Path PROC = Path.of("/proc");

    private final String mark = UUID.randomUUID().toString();
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

    /** Puts the mark on a command that is about to be started. */
    void put(ProcessBuilder command) {
        command.environment().put(NAME, mark);
    }

    /** Notes who descends from {@code process} now. */
    void look(ProcessHandle process) {
        seen.add(process);
        process.descendants().forEach(seen::add);
    }

    /** All that bear the mark and live. */
    Set<ProcessHandle> alive() throws IOException {
        if (Files.isReadable(PROC.resolve("self/environ"))) {
            try (Stream<Path> processes = Files.list(PROC)) {
                processes
                        .filter(path -> path.getFileName().toString().matches("\\d+"))
                        .filter(this::bearsIt)
                        .flatMap(path -> ProcessHandle.of(
                                Long.parseLong(path.getFileName().toString()))
                                .stream())
                        .forEach(seen::add);
            }
        }
        return seen.stream()
                .filter(ProcessHandle::isAlive)
                .filter(not(Marked::isZombie))
                .collect(Collectors.toSet());
    }

    /** One that runs this main class. */
    Optional<ProcessHandle> running(Class<?> main) throws IOException {
        return running(main.getName());
    }

    /** One that has these words in its command line. */
    Optional<ProcessHandle> running(String words) throws IOException {
        for (ProcessHandle process : alive()) {
            if (commandLine(process).contains(words)) {
                return Optional.of(process);
            }
        }
        return Optional.empty();
    }

    private boolean bearsIt(Path process) {
        return read(process.resolve("environ")).contains(NAME + "=" + mark);
    }

    /** From the system itself where it can be: Java leaves out command lines as long as ours. */
    private static String commandLine(ProcessHandle process) {
        String line = read(PROC.resolve(Long.toString(process.pid())).resolve("cmdline"));
        return line.isEmpty() ? process.info().commandLine().orElse("") : line.replace('\0', ' ');
    }

    private static boolean isZombie(ProcessHandle process) {
        String stat = read(PROC.resolve(Long.toString(process.pid())).resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile, or is another user's, or there is no /proc
        }
    }
}
