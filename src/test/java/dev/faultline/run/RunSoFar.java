package dev.faultline.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has left on disk so far.
 *
 * @param folderFile the file that the command writes the run's folder into, once the run has one
 */
record RunSoFar(Path folderFile) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The run's folder, once the run has one. */
    Optional<Path> folder() throws IOException {
        String path = Files.readString(folderFile).strip();
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /** What the run's timeline tells of one kind of event so far. */
    List<JsonNode> events(String kind) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        Optional<Path> timeline = folder().map(path -> path.resolve("timeline.jsonl"));
        if (timeline.isPresent() && Files.exists(timeline.get())) {
            for (String line : Files.readAllLines(timeline.get())) {
                // A line that is being written just now is left for the next look.
                if (line.startsWith("{\"event\":\"" + kind + "\"") && line.endsWith("}")) {
                    events.add(JSON.readTree(line));
                }
            }
        }
        return events;
    }

    /** What one of its files says, which there must be by now. */
    JsonNode json(String file) throws IOException {
        return JSON.readTree(folder().orElseThrow().resolve(file).toFile());
    }
}
