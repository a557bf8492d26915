package drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One scenario, carried out by the packaged command as a user would type it, and what came of it.
 *
 * @param scenario the scenario's name
 * @param status the command's exit status
 * @param folder the run's folder; empty when the command never came to make one
 * @param verdicts what {@code verdict.json}, or {@code capacity.json}, says of each objective
 * @param lastLines the end of what the command printed
 */
public record FaultlineRun(
        String scenario, int status, Optional<Path> folder, List<JsonNode> verdicts, List<String> lastLines) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final long LIMIT_MINUTES = 15;
    /** AWS takes minutes where a rehearsal takes seconds. */
    private static final long LIMIT_MINUTES_IN_AWS = 180;

    private static final int LINES_KEPT = 25;

    static {
        // Ctrl-C reaches the command too; it reverts and reports, and that must not be cut off.
        Runtime.getRuntime().addShutdownHook(new Thread(FaultlineRun::awaitRunning, "wait-for-faultline"));
    }

    /** Runs {@code scenario}, echoing what the command prints. */
    public static FaultlineRun of(String scenario, String... options) {
        return of(scenario, List.of("run", scenario), options);
    }

    /** Measures the capacity of the system, echoing what the command prints. */
    public static FaultlineRun ofCapacity(String... options) {
        return of("capacity", List.of("capacity"), options);
    }

    private static FaultlineRun of(String scenario, List<String> words, String... options) {
        Path home = Path.of(System.getProperty("faultline.home"));
        Path folderFile = Path.of("target", "chaos", scenario + ".folder");
        try {
            Files.createDirectories(folderFile.getParent());
            Files.deleteIfExists(folderFile);
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/faultline").toString());
            command.addAll(words);
            command.addAll(List.of(
                    "--system",
                    System.getProperty("faultline.system", "blinklean"),
                    "--print-folder-to",
                    folderFile.toString()));
            command.addAll(List.of(options));
            return execute(scenario, command, folderFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + home.resolve("bin/faultline"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + scenario, e);
        }
    }

    private static FaultlineRun execute(String scenario, List<String> command, Path folderFile)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        RUNNING.add(process);
        try {
            List<String> lines = echo(process);
            long limit = command.contains("aws") ? LIMIT_MINUTES_IN_AWS : LIMIT_MINUTES;
            if (!process.waitFor(limit, TimeUnit.MINUTES)) {
                throw new IllegalStateException(scenario + " took over " + limit + " minutes");
            }
            Optional<Path> folder = Files.exists(folderFile)
                    ? Optional.of(Path.of(Files.readString(folderFile).strip()))
                    : Optional.empty();
            return new FaultlineRun(scenario, process.exitValue(), folder, verdicts(folder), lines);
        } finally {
            process.destroy();
            RUNNING.remove(process);
        }
    }

    private static List<JsonNode> verdicts(Optional<Path> folder) throws IOException {
        List<JsonNode> verdicts = new ArrayList<>();
        Optional<Path> file = folder.stream()
                .flatMap(path -> Stream.of("verdict.json", "capacity.json").map(path::resolve))
                .filter(Files::exists)
                .findFirst();
        if (file.isPresent()) {
            JSON.readTree(file.get().toFile()).path("verdicts").forEach(verdicts::add);
        }
        return verdicts;
    }

    private static List<String> echo(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - LINES_KEPT), lines.size()));
    }

    private static void awaitRunning() {
        for (Process process : RUNNING) {
            try {
                process.waitFor(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The verdict of one objective, where there is one. */
    Optional<JsonNode> find(String objective) {
        return verdicts.stream()
                .filter(verdict -> verdict.path("objective").asText().equals(objective))
                .findFirst();
    }

    /** The verdict of one objective; its absence is an {@link AssertionError}. */
    public JsonNode verdict(String objective) {
        return find(objective)
                .orElseThrow(() -> new AssertionError(
                        scenario + " has no verdict on " + objective + ":\n" + String.join("\n", lastLines)));
    }
}
