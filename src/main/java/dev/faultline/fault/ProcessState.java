package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What has become of one process, as the operating system tells it. */
enum ProcessState {
    /** It runs, or could. */
    RUNNING,
    /** It was stopped by a signal: state T. */
    STOPPED,
    /** It is gone: no such process, another one by the same number, or dead and only not collected by its parent yet. */
    GONE;

    /**
     * How far apart two readings of one process's start may be. Linux knows starts in ticks since boot; each JVM adds
     * the time of boot, in whole seconds, as it was told when it came up, so a step of the wall clock between two JVMs
     * moves all of its starts. No pid comes round again within this time.
     */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration PS_BOUND = Duration.ofSeconds(2);
    private static final Path PROC = Path.of("/proc");

    /** The state of the process that is meant, and of no other that has its number by now. */
    static ProcessState of(ProcessIdentity process) throws IOException, InterruptedException {
        return handle(process).isEmpty() ? GONE : of(process.pid());
    }

    /** The process that is meant, if it is still there; it may be dead and not collected yet. */
    static Optional<ProcessHandle> handle(ProcessIdentity process) {
        return ProcessHandle.of(process.pid())
                .filter(found -> found.info().startInstant().stream().anyMatch(at -> same(at, process.started())));
    }

    private static boolean same(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(START_TOLERANCE) <= 0;
    }

    private static ProcessState of(long pid) throws IOException, InterruptedException {
        String letters = Files.isReadable(PROC.resolve("self/stat")) ? stateInProc(pid) : stateFromPs(pid);
        if (letters.isEmpty()) {
            return GONE;
        }
        return switch (letters.charAt(0)) {
            case 'T' -> STOPPED;
            case 'Z', 'X', 'x' -> GONE;
            default -> RUNNING;
        };
    }

    /** The letter after the name, which stands in parentheses and may itself hold any character. */
    private static String stateInProc(long pid) {
        try {
            // Bytes, since a name need not be text in any encoding.
            String stat = new String(
                    Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("stat")), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 1).strip();
        } catch (IOException e) {
            return ""; // the folder of a process disappears with it
        }
    }

    private static String stateFromPs(long pid) throws IOException, InterruptedException {
        return Command.of("ps", "-o", "state=", "-p", Long.toString(pid))
                .run(PS_BOUND)
                .output();
    }
}
