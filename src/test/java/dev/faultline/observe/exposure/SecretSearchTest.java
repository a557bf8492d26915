package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSearchTest {
    private static final String SECRET = "correct-horse-battery";
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path place;
    private Path processes;

    @BeforeEach
    void aFolderAndAProcess() throws IOException {
        place = Files.createDirectories(folder.resolve("work/api-a")).getParent();
        processes = Files.createDirectories(folder.resolve("proc"));
        Files.writeString(place.resolve("api-a/log"), "started\n");
        Path process = Files.createDirectories(processes.resolve("4711"));
        Files.writeString(process.resolve("cmdline"), "java\0-jar\0api.jar\0");
        Files.writeString(process.resolve("environ"), "PATH=/bin\0");
    }

    @Test
    void whereNoSecretIsItSaysWhatWasSearched() throws IOException {
        Finding finding = look();
        assertThat(finding.held()).isTrue();
        assertThat(finding.found()).contains("[operator]", "1 files", "1 nodes");
    }

    @Test
    void aFileWithASecretIsNamedAndTheSecretIsNot() throws IOException {
        Files.writeString(place.resolve("api-a/.env"), "TOKEN=" + SECRET + "\n");
        Finding finding = look();
        assertThat(finding.held()).isFalse();
        assertThat(finding.found())
                .isEqualTo("secret operator is in file " + place.resolve("api-a/.env"))
                .doesNotContain(SECRET);
    }

    @Test
    void aSecretOnACommandLineOrInAnEnvironmentIsFound() throws IOException {
        Files.writeString(processes.resolve("4711/cmdline"), "java\0--token=" + SECRET + "\0");
        assertThat(look()).isEqualTo(new Finding(false, "secret operator is in the command line of api-a"));
        Files.writeString(processes.resolve("4711/cmdline"), "java\0");
        Files.writeString(processes.resolve("4711/environ"), "TOKEN=" + SECRET + "\0");
        assertThat(look()).isEqualTo(new Finding(false, "secret operator is in the environment of api-a"));
    }

    @Test
    void aProcessThatHasEndedTellsNothing() throws IOException {
        Files.delete(processes.resolve("4711/cmdline"));
        assertThat(look().held()).isTrue();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), SECRET);
        Files.createSymbolicLink(place.resolve("link"), outside);
        assertThat(look().held()).isTrue();
    }

    @Test
    void aPlaceThatIsNotThereLeavesItUndecided() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> search(Map.of("operator", SECRET), nowhere).look(topology()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void withoutSecretsOrWithOnesTooShortItStaysUndecided() {
        assertThatThrownBy(() -> search(Map.of(), place).look(topology())).hasMessageContaining("names no secrets");
        assertThatThrownBy(() -> search(Map.of("pin", "1234"), place).look(topology()))
                .hasMessageContaining("secret pin, which is too short");
    }

    @Test
    void aSecretThatWasFoundIsFoundThoughAnotherCouldNotBeLookedFor() throws IOException {
        Files.writeString(place.resolve("log"), SECRET);
        assertThat(search(Map.of("operator", SECRET, "pin", "1234"), place)
                        .look(topology())
                        .held())
                .isFalse();
    }

    private Finding look() throws IOException {
        return search(Map.of("operator", SECRET), place).look(topology());
    }

    private SecretSearch search(Map<String, String> secrets, Path where) {
        return new SecretSearch(Needles.of(secrets), List.of(where), processes, () -> NOW);
    }

    private static Topology topology() {
        Node node = new Node("api-a", "api", "a", "serving", Optional.of(new Topology.ProcessIdentity(4711, NOW)));
        return new Topology("test", NOWHERE, NOWHERE, NOWHERE, NOWHERE, List.of(node), List.of());
    }
}
