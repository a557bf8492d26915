package dev.faultline.fault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.faultline.scenario.Topology.ProcessIdentity;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a platform lists each process as it starts it: {@code {"name","pid","started"}}, a line each.
 *
 * @param file where it is
 */
record ProcessList(Path file) {
    private static final ObjectReader JSON = RecordJson.mapper().readerFor(Line.class);

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(String name, long pid, Instant started) {}

    /**
     * All that it lists, dead or alive; none when there is no such file. A line that is no JSON is left out: a crash
     * cut it off, and to sweep nothing at all because of it would leave more behind.
     */
    List<ProcessIdentity> processes() throws IOException {
        return content().lines().flatMap(line -> process(line).stream()).toList();
    }

    private static Optional<ProcessIdentity> process(String line) {
        try {
            Line one = JSON.readValue(line);
            return Optional.of(new ProcessIdentity(one.pid(), one.started()));
        } catch (JsonProcessingException cutOff) {
            return Optional.empty();
        }
    }

    private String content() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
