package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tables.MarkdownTable;

/**
 * Whether the capacity that {@code faultline capacity} finds is right, over {@code -Dbench.draws} measurings (10 where that is
 * not said) by the packaged command as a user would start it. The modelled capacity of one instance is drawn at random for each
 * and set on the platform alone: neither the capacity file nor the search knows it. What people send is one request each, so
 * that the truth is that figure, in requests a second.
 */
class CapacityBenchmark {
    private static final int DRAWS = Integer.getInteger("bench.draws", 10);
    private static final long SEED = Long.getLong("bench.seed", 20261222L);
    private static final double NEAR = 0.05;
    private static final double MOSTLY = 0.9;
    private static final int LEAST = 60;
    private static final int MOST = 160;
    private static final long LIMIT_MINUTES = 10;
    private static final Path FOLDER = Path.of("target", "benchmarks", "capacity");

    private final MarkdownTable table = new MarkdownTable(
            Path.of("target", "benchmarks", "capacity.md"),
            "draw",
            "hidden, requests/s",
            "found, requests/s",
            "held",
            "broke",
            "difference",
            "loads offered");

    @Test
    void theCapacityThatIsFoundIsTheOneThatWasHidden() throws Exception {
        Random random = new Random(SEED);
        int near = 0;
        for (int draw = 1; draw <= DRAWS; draw++) {
            int hidden = LEAST + random.nextInt(MOST - LEAST + 1);
            JsonNode found = measured(draw, hidden);
            double difference = found.path("capacity").asDouble(0) / hidden - 1;
            near += Math.abs(difference) <= NEAR ? 1 : 0;
            table.add(
                    Integer.toString(draw),
                    Integer.toString(hidden),
                    figure(found.path("capacity")),
                    figure(found.path("held")),
                    figure(found.path("broke")),
                    String.format(Locale.ROOT, "%+.1f %%", difference * 100),
                    Integer.toString(found.path("steps").size()));
        }
        System.out.println(table.text());
        assertThat(near)
                .as("of %s answers, those within 5 %% of the truth", DRAWS)
                .isGreaterThanOrEqualTo((int) Math.floor(MOSTLY * DRAWS));
    }

    private static JsonNode measured(int draw, int hidden) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path folderFile = FOLDER.resolve(draw + ".folder").toAbsolutePath();
        Process command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("faultline.home"), "bin", "faultline")
                                .toString(),
                        "capacity",
                        "--system",
                        "tiny",
                        "--scenarios",
                        "src/test/resources/scenarios",
                        "--set",
                        "api.capacity=" + hidden,
                        "--seed",
                        Integer.toString(draw),
                        "--reports",
                        FOLDER.toString(),
                        "--print-folder-to",
                        folderFile.toString()))
                .inheritIO()
                .start();
        try {
            if (!command.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("draw " + draw + " took over " + LIMIT_MINUTES + " minutes");
            }
        } finally {
            command.destroy();
        }
        // One number of instances makes no law, and so no plan: 2 is what the command has to end with.
        assertThat(command.exitValue()).as("exit status of draw %s", draw).isEqualTo(2);
        Path folder = Path.of(Files.readString(folderFile).strip());
        return new ObjectMapper()
                .readTree(folder.resolve("capacity.json").toFile())
                .path("measured")
                .path(0);
    }

    private static String figure(JsonNode figure) {
        return figure.isNumber() ? String.format(Locale.ROOT, "%.1f", figure.asDouble()) : "not known";
    }
}
