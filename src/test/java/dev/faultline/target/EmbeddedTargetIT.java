package dev.faultline.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole system on this machine, as the harness has it. */
class EmbeddedTargetIT {
    private SystemOnThisMachine system;

    @BeforeEach
    void prepare() throws IOException {
        system = new SystemOnThisMachine();
    }

    @AfterEach
    void clear() throws IOException {
        system.close();
    }

    @Test
    void noSecretIsInAnyFileThatItWrites() throws Exception {
        try (Target target = system.started(Map.of())) {
            assertThat(target.secrets()).hasSize(4);
            assertThat(target.folders())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each).isNotEmptyDirectory());
            assertThat(filesWithSecrets(target)).isEmpty();
            assertThat(target.topology().baseUrl()).hasScheme("https");
            assertThat(target.topology().surroundings().certificate()).isPresent();
            assertThat(target.state().release()).isEmpty();
        }
    }

    @Test
    void secretsThatAreDeliveredByFileAreFound() throws Exception {
        try (Target target = system.started(Map.of("secrets.delivery", "file"))) {
            assertThat(filesWithSecrets(target))
                    .extracting(file -> file.getFileName().toString())
                    .contains("api-a.env", "api-b.env", "api-c.env");
        }
    }

    private static List<Path> filesWithSecrets(Target target) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path searched : target.folders()) {
            try (Stream<Path> all = Files.walk(searched)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> holdsSecret(file, target))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean holdsSecret(Path file, Target target) {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return target.secrets().values().stream().anyMatch(content::contains);
        } catch (IOException gone) {
            // A database's files come and go.
            return false;
        }
    }
}
