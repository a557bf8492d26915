package dev.faultline.rehearsal.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log file of one node: its processes append to it, one after the other.
 *
 * @param file the file, {@code <node>.log}
 */
public record NodeLog(Path file) {
    /** PostgreSQL's words, the operating system's, and those of our own programs. */
    private static final Pattern PORT_TAKEN =
            Pattern.compile("could not bind|address already in use|port \\d+ .*is taken", Pattern.CASE_INSENSITIVE);

    private static final int TAIL_BYTES = 16 * 1024;
    private static final int TAIL_LINES = 12;

    /** The log of {@code node} in {@code folder}. */
    public static NodeLog of(Path folder, String node) {
        return new NodeLog(folder.resolve(node + ".log"));
    }

    /** Sends what a process says on both of its outputs here. */
    public ProcessBuilder takeOutputOf(ProcessBuilder process) {
        return process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** Sends what a process says on its error output here, for those that speak a protocol on the other. */
    public ProcessBuilder takeErrorsOf(ProcessBuilder process) {
        return process.redirectError(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** How many bytes it holds now: the place where the next process begins. */
    public long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether something written after {@code start} says that a port could not be had. */
    public boolean saysPortTakenSince(long start) {
        return lastLinesSince(start).stream()
                .anyMatch(line -> PORT_TAKEN.matcher(line).find());
    }

    /** The last dozen lines; a sentence about the file where it cannot be read. */
    public List<String> lastLines() {
        return lastLinesSince(0);
    }

    /** The last dozen lines of what was written after {@code start}. */
    public List<String> lastLinesSince(long start) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(start, in.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) Math.max(0, in.length() - from)];
            in.seek(from);
            in.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(cannot read " + file + ": " + e.getMessage() + ")");
        }
    }
}
