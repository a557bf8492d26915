package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, reading it ends in a scenario or in one located error, and in nothing else. */
class DamagedFilesTest {
    private static final int DAMAGES = 500;
    private static final String[] SPLINTERS = {
        ":", "- ", "{", "}", "[", "]", "\"", "'", "#", "&x ", "*x", "!!set ", "|", ">", "%", ",", "\n", "\n---\n", "  ",
        "\t", "? ", "0", "-1", "null", "\u0000", "\u0085", "\uFEFF", "é", "<<: ", "..."
    };

    @ParameterizedTest
    @ValueSource(strings = {"rds-failover", "pod-kill"})
    void aDamagedScenarioIsReadOrRefusedWithAPlace(String name) throws IOException {
        Path file = Path.of("scenarios/blinklean", name + ".yaml");
        SystemSpec system = new ScenarioFiles(Path.of("scenarios")).system("blinklean");
        Random random = new Random(20261201);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            String text = damaged(Files.readString(file), random);
            try {
                ScenarioReader.read(
                        name, YamlReader.read(new SourceFile(file, text)), system, ScenarioFiles.SIMULATIONS);
            } catch (ScenarioException e) {
                refused++;
                assertThat(e.getMessage()).startsWith(file + ":" + e.line() + ":" + e.column() + ": ");
                assertThat(e.line()).isBetween(1, (int) text.lines().count() + 1);
                assertThat(e.getMessage().lines()).hasSize(4);
            }
        }
        assertThat(refused).isGreaterThan(DAMAGES / 4);
    }

    /** One to three damages: a splinter put in, a stretch taken out, or two lines swapped. */
    private static String damaged(String text, Random random) {
        String result = text;
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(result.length());
            int to = Math.min(result.length(), at + 1 + random.nextInt(6));
            result = switch (random.nextInt(3)) {
                case 0 -> result.substring(0, at) + SPLINTERS[random.nextInt(SPLINTERS.length)] + result.substring(at);
                case 1 -> result.substring(0, at) + result.substring(to);
                default -> swapped(result, random);
            };
        }
        return result;
    }

    private static String swapped(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n";
    }
}
