package dev.faultline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.rehearsal.api.ApiSettings;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds together what is in the image, the programs that there are, docker-compose.yml and the scenario files. */
class ImageTest {
    private static final Path DOCKER = Path.of("src/main/docker");
    private static final Pattern PROGRAM = Pattern.compile("(?m)^  (?<name>[a-z-]+)\\) program=(?<type>[\\w.]+) ;;");
    private static final Pattern RUNS = Pattern.compile("OwnedProcess\\.(run|complete)\\(\"(?<name>[a-z-]+)\"");

    @TestFactory
    Stream<DynamicTest> everyNameThatTheImageKnowsIsAProgram() throws IOException {
        return programsOfTheImage().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(Class.forName("dev.faultline.rehearsal." + entry.getValue())
                                        .getMethod("main", String[].class))
                                .isNotNull()));
    }

    @Test
    void everyProgramOfThePlatformHasANameInTheImage() throws IOException {
        List<String> programs = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/faultline/rehearsal"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher runs = RUNS.matcher(Files.readString(source));
                while (runs.find()) {
                    programs.add(runs.group("name"));
                }
            }
        }
        assertThat(programsOfTheImage().keySet()).containsExactlyInAnyOrderElementsOf(programs);
    }

    @Test
    void theFileForComposeMakesTheImagesThatCiMakes() throws IOException {
        String ci = Files.readString(Path.of(".ci/images"));
        Pattern tag = Pattern.compile("_IMAGE:-(?<tag>[^}]+)\\}");
        List<String> tags = tag.matcher(Files.readString(Path.of("docker-compose.yml")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(tags).hasSize(5).allSatisfy(one -> assertThat(ci).contains("image " + one + " "));
    }

    @Test
    void theInstancesOfComposeHaveTheStandardSettings() throws IOException {
        JsonNode instance =
                Json.MAPPER.readTree(DOCKER.resolve("compose/api.json").toFile());
        assertThat(Json.MAPPER.treeToValue(instance.get("settings"), ApiSettings.class))
                .isEqualTo(ApiSettings.standard());
    }

    @Test
    void theLinksOfComposeAreThoseOfTheSystemsFile() throws IOException {
        List<String> links = new ArrayList<>();
        for (JsonNode proxy : new ObjectMapper()
                .readTree(DOCKER.resolve("compose/toxiproxy.json").toFile())) {
            links.add(proxy.path("name").asText());
        }
        List<String> expected = new ArrayList<>(List.of("control")); // the one that no fault touches
        Map<?, ?> system = (Map<?, ?>) yaml(Path.of("scenarios/blinklean/system.yaml"));
        ((Map<?, ?>) system.get("links"))
                .forEach((from, targets) -> ((List<?>) targets).forEach(to -> expected.add(from + "-to-" + to)));
        // There is no TLS here, hence no plain port beside it, and nobody who would make a standby a primary.
        expected.removeIf(name -> name.startsWith("controller-to-")
                || List.of("client-to-balancer-plain", "db-a-to-db-b", "redis-a-to-redis-b")
                        .contains(name));
        assertThat(links).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyServiceOfComposeHasAHealthCheck() throws IOException {
        Map<?, ?> services = (Map<?, ?>) ((Map<?, ?>) yaml(Path.of("docker-compose.yml"))).get("services");
        assertThat(services)
                .hasSizeGreaterThan(12)
                .allSatisfy((name, service) -> assertThat(hasHealthCheck(service))
                        .as("%s has a health check", name)
                        .isTrue());
    }

    /** Its own, or that of what it is merged with, which YAML 1.2 leaves under this key. */
    private static boolean hasHealthCheck(Object service) {
        return service instanceof Map<?, ?> fields
                && (fields.containsKey("healthcheck") || hasHealthCheck(fields.get("<<")));
    }

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<String, String> programsOfTheImage() throws IOException {
        Map<String, String> programs = new TreeMap<>();
        Matcher lines = PROGRAM.matcher(Files.readString(DOCKER.resolve("part")));
        while (lines.find()) {
            programs.put(lines.group("name"), lines.group("type"));
        }
        return programs;
    }
}
