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
import java.util.ArrayList;
import java.util.List;

/**
 * The file in which a platform lists each process as it starts it: {@code {"name","pid","started"}}, a line each.
 *
 * @param file where it is
 */
record ProcessList(Path file) {
    private static final ObjectReader JSON = RecordJson.mapper().readerFor(Line.class);

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(String name, long pid, Instant started) {}

    /** All that it lists, dead or alive; none when there is no such file. A line cut off by a crash is left out. */
    List<ProcessIdentity> processes() throws IOException {
        List<ProcessIdentity> listed = new ArrayList<>();
        for (String line : content().split("\n", -1)) {
            try {
                if (!line.isBlank()) {
                    Line one = JSON.readValue(line);
                    listed.add(new ProcessIdentity(one.pid(), one.started()));
                }
            } catch (JsonProcessingException e) {
                // Only the last line can be cut off, and its process is a child of one listed before or ends with it.
                continue;
            }
        }
        return listed;
    }

    private String content() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
