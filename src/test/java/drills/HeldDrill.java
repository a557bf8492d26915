package drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A drill, held by the packaged command with nobody at its terminal, and what came of it.
 *
 * @param status the command's exit status
 * @param folder the drill's folder; empty when the command never came to make one
 * @param record what {@code drill.json} says; missing where there is none
 * @param lastLines the end of what the command printed
 */
record HeldDrill(int status, Optional<Path> folder, JsonNode record, List<String> lastLines) {
    private static final long LIMIT_MINUTES = 20;
    private static final int LINES_KEPT = 25;
    private static final Path FOLDER_FILE = Path.of("target", "drill.folder");

    /** Holds {@code drill}, echoing what the command prints. */
    static HeldDrill of(String drill, List<String> options) {
        try {
            Files.deleteIfExists(FOLDER_FILE);
            List<String> command = new ArrayList<>(List.of(
                    faultline(),
                    "drill",
                    drill,
                    "--unattended",
                    "--system",
                    System.getProperty("faultline.system", "blinklean"),
                    "--print-folder-to",
                    FOLDER_FILE.toString()));
            command.addAll(options);
            return held(command);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + faultline(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while holding " + drill, e);
        }
    }

    /** The exit status of {@code faultline report --verify} on a drill's folder. */
    static int verified(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(faultline(), "report", "--verify", folder.toString())
                .inheritIO()
                .start();
        return ended(process);
    }

    private static String faultline() {
        return Path.of(System.getProperty("faultline.home"), "bin", "faultline").toString();
    }

    private static HeldDrill held(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
        }
        int status = ended(process);
        Optional<Path> folder = Files.exists(FOLDER_FILE)
                ? Optional.of(Path.of(Files.readString(FOLDER_FILE).strip()))
                : Optional.empty();
        Optional<Path> record = folder.map(path -> path.resolve("drill.json")).filter(Files::exists);
        return new HeldDrill(
                status,
                folder,
                record.isPresent() ? new ObjectMapper().readTree(record.get().toFile()) : MissingNode.getInstance(),
                List.copyOf(lines.subList(Math.max(0, lines.size() - LINES_KEPT), lines.size())));
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it took over " + LIMIT_MINUTES + " minutes");
            }
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }
}
