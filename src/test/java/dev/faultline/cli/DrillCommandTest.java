package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code faultline drill}, {@code stop} and {@code report --verify} refuse, before anything is started. */
class DrillCommandTest {
    private static final Path SCENARIOS = Path.of("src", "test", "resources", "scenarios");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void outsideItsWindowADrillIsRefusedAndNothingIsWritten() throws IOException {
        Path scenarios = folder.resolve("scenarios");
        copy(SCENARIOS, scenarios);
        Path drill = scenarios.resolve("tiny/drills/hang.yaml");
        // The day before yesterday is far from now in every zone.
        String never =
                LocalDate.now(ZoneOffset.UTC).minusDays(2).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        Files.writeString(drill, Files.readString(drill).replaceAll("days: \\[[^]]*]", "days: [" + never + "]"));
        Path reports = folder.resolve("reports");

        int status = execute(
                "drill",
                "hang",
                "--unattended",
                "--system",
                "tiny",
                "--scenarios",
                scenarios.toString(),
                "--reports",
                reports.toString());

        assertThat(status).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("and the drill hang may be held", "--override-window");
        assertThat(reports).doesNotExist();
    }

    @Test
    void anUnknownDrillIsRefusedWithTheListOfTheKnown() {
        assertThat(execute("drill", "montly", "--scenarios", "scenarios")).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("unknown drill `montly`", "did you mean `monthly`");
    }

    @Test
    void whereNoDrillIsUnderWayThereIsNothingToStop() {
        assertThat(execute("stop", "--reports", folder.toString())).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("no drill and no run is under way in " + folder);
    }

    @Test
    void validatingASystemChecksItsDrills() {
        assertThat(execute("validate", "--scenarios", "scenarios"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("blinklean/drills/monthly: good (5 steps, 4 objectives)");
    }

    @Test
    void theExampleRunIsAsItWasLeft() {
        assertThat(execute("report", "--verify", "reports/example"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("files are as the run left them");
    }

    @Test
    void anAlteredRunIsSeenAndNothingIsWritten() throws IOException {
        Path run = folder.resolve("run");
        copy(Path.of("reports", "example"), run);
        Files.writeString(run.resolve("index.html"), "<html>");
        assertThat(execute("report", "--verify", run.toString())).isEqualTo(ExitStatus.FAIL.code());
        assertThat(out.toString()).contains("index.html (changed)");
        assertThat(run.resolve("index.html")).hasContent("<html>");
    }

    @Test
    void theEvidenceOfADrillIsNotWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("drill.json"), "{}");
        assertThat(execute("report", folder.toString())).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("is the folder of a drill", "--verify");
        assertThat(execute("report", "--verify", folder.toString())).isEqualTo(ExitStatus.FAIL.code());
        assertThat(out.toString()).contains("drill-manifest.json (missing)");
    }

    @Test
    void aHeadIsThatOfADrill() {
        assertThat(execute("report", "--verify", "--head", "ab", "reports/example"))
                .isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("is not the folder of a drill");
    }

    private int execute(String... args) {
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
