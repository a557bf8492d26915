package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tables.MarkdownTable;

/**
 * A run at 20,000 outcomes a second, a tenth of them writes, judged by the packaged {@code faultline report} in 512 MB of
 * heap: once as a clean run, which passes, and once with lost writes in it, which are named. {@code -Dbench.minutes=60}
 * for the whole hour, which takes 12 GB of disk for a while.
 */
class JudgeBenchmark {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("bench.minutes", 6));
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int HEAP_MEGABYTES = 512;
    private static final Path FOLDER = Path.of("target", "benchmarks", "judged");
    private static final Path COLLECTIONS = FOLDER.resolveSibling("judge-gc.log");
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final Pattern NAMED = Pattern.compile("(?:book|pay|cancel) ([-0-9a-f]{36})(?:,| of ).*");

    private final LongRun run = new LongRun(FOLDER, LENGTH);
    private final MarkdownTable table = new MarkdownTable(
            Path.of("target", "benchmarks", "judge.md"),
            "run",
            "outcomes",
            "writes",
            "files, GB",
            "judged in, s",
            "most heap in use, MB",
            "most left by a collection, MB",
            "verdict");

    @Test
    void aLongRunIsJudgedRightInHalfAGigabyteOfHeap() throws Exception {
        delete();
        run.write();
        run.readBack(PlantedLosses.none(run.requests()));
        JsonNode clean = judged("clean");
        assertThat(clean.path("verdicts"))
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.path("judgement").asText())
                        .as(verdict.toString())
                        .isEqualTo("PASS"));

        PlantedLosses losses = PlantedLosses.before(run.requests());
        run.readBack(losses);
        JsonNode planted = judged(losses.keys().size() + " writes lost");
        for (JsonNode verdict : planted.path("verdicts")) {
            boolean recoveryPoint = verdict.path("kind").asText().equals("rpo");
            assertThat(verdict.path("judgement").asText())
                    .as(verdict.toString())
                    .isEqualTo(recoveryPoint ? "FAIL" : "PASS");
            if (recoveryPoint) {
                assertThat(named(verdict)).as("writes that are named as lost").isEqualTo(losses.keys());
            }
        }
        System.out.println(table.text());
    }

    private static List<String> named(JsonNode verdict) {
        List<String> keys = new ArrayList<>();
        verdict.path("evidence")
                .forEach(line -> keys.add(NAMED.matcher(line.asText()).replaceFirst("$1")));
        return keys.stream().sorted().toList();
    }

    private JsonNode judged(String which) throws IOException, InterruptedException {
        double size = size() / 1e9;
        long began = System.nanoTime();
        int status = report();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(status)
                .as("exit status; see " + FOLDER.resolveSibling("judge.log"))
                .isIn(0, 1);
        JsonNode document = RecordJson.mapper().readTree(run.files().verdicts().toFile());
        table.add(
                which,
                figure("%,d", run.requests().count()),
                figure("%,d", run.writes()),
                figure("%.1f", size),
                figure("%.0f", seconds),
                figure("%d", most(1)),
                figure("%d", most(2)),
                document.path("judgement").asText());
        return document;
    }

    private int report() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("faultline.home", "target/faultline"), "bin", "faultline")
                        .toString(),
                "report",
                "--accept-altered", // the losses are planted after the manifest was written
                FOLDER.toString());
        builder.environment()
                .put(
                        "FAULTLINE_JAVA_OPTS",
                        "-Xmx" + HEAP_MEGABYTES + "m -XX:+UseSerialGC -Xlog:gc:file=" + COLLECTIONS + "::filecount=0");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(FOLDER.resolveSibling("judge.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("the report within %s", LIMIT)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The largest of the figures that the collections told: in use before a collection (1), or left by it (2). */
    private static long most(int figure) throws IOException {
        try (Stream<String> lines = Files.lines(COLLECTIONS)) {
            return lines.flatMap(line -> COLLECTION.matcher(line).results())
                    .map((MatchResult collection) -> collection.group(figure))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    private static long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    @AfterEach
    void delete() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String figure(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
