package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.rehearsal.container.ContainerSettings;
import dev.faultline.rehearsal.protocol.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform's owner hands it on the first line of standard input.
 *
 * @param workFolder where data and the register of processes are kept; deleted at the end
 * @param logsFolder where each node writes {@code <node>.log}
 * @param cacheFolder where unpacked programs are kept from one run to the next; without it, in the work folder
 * @param toxiproxy the fault proxy's HTTP API
 * @param java the command that runs Java with our class path
 * @param secrets the platform's secrets; where there are none, some that nobody knows
 * @param settings see {@link PlatformSettings}
 * @param containers where nodes are containers: which engine and which images; else they are processes of this machine
 */
record PlatformConfig(
        Path workFolder,
        Path logsFolder,
        Optional<Path> cacheFolder,
        URI toxiproxy,
        List<String> java,
        SecretValues secrets,
        Map<String, String> settings,
        Optional<ContainerSettings> containers) {

    /** Reads it; throws {@link IllegalArgumentException} with what was expected and found. */
    static PlatformConfig parse(String line) {
        if (line == null || line.isBlank()) {
            throw new IllegalArgumentException(
                    "expected the configuration as one line of JSON on standard input, found nothing");
        }
        try {
            return Json.MAPPER.readValue(line, Line.class).config();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the first line of standard input is not the platform's configuration: " + e.getOriginalMessage(),
                    e);
        }
    }

    /** The line as JSON has it: what may be missing is null. */
    private record Line(
            String workFolder,
            String logsFolder,
            String cacheFolder,
            URI toxiproxy,
            List<String> java,
            SecretValues secrets,
            Map<String, String> settings,
            ContainerSettings containers) {
        PlatformConfig config() {
            return new PlatformConfig(
                    Path.of(required("workFolder", workFolder)).toAbsolutePath(),
                    Path.of(required("logsFolder", logsFolder)).toAbsolutePath(),
                    Optional.ofNullable(cacheFolder).map(Path::of).map(Path::toAbsolutePath),
                    required("toxiproxy", toxiproxy),
                    List.copyOf(required("java", java)),
                    secrets == null ? SecretValues.random() : secrets,
                    settings == null ? Map.of() : Map.copyOf(settings),
                    Optional.ofNullable(containers));
        }

        private static <T> T required(String field, T value) {
            if (value == null) {
                throw new IllegalArgumentException("the platform's configuration has no \"" + field + "\"");
            }
            return value;
        }
    }
}
