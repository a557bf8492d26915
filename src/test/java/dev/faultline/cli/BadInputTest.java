package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends with one message, exit status 3, and nothing started or written. */
class BadInputTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void theShippedScenarios() throws IOException {
        Path from = Path.of("scenarios", "blinklean");
        Path to = Files.createDirectories(folder.resolve("scenarios/blinklean"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aScenarioThatIsNotThereIsNamedTogetherWithThoseThatAre() {
        assertThat(run("pod-kil")).isEqualTo(3);
        assertThat(err.toString()).contains("pod-kil").contains("did you mean `pod-kill`");
    }

    @Test
    void anUnknownFieldIsShownWhereItStands() throws IOException {
        edit("pod-kill.yaml", "seed: 20261202", "sead: 20261202");
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString())
                .containsPattern("pod-kill\\.yaml:\\d+:\\d+: ")
                .contains("sead: 20261202")
                .contains("^");
    }

    @Test
    void aFaultWithoutTargetsIsRefusedBeforeAnythingStarts() throws IOException {
        edit("pod-kill.yaml", "service: api, count: 1", "service: api, count: 9");
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString()).contains("the count is 9, and 3 match").contains("^^^^^");
    }

    @Test
    void theSecondOfTwoScenariosBeingBadStartsNotEvenTheFirst() {
        assertThat(run("pod-kill,no-such-scenario")).isEqualTo(3);
    }

    @Test
    void anUnknownKnownBadPlatformIsRefused() {
        assertThat(execute("run", "pod-kill", "--known-bad", "nonsense", "--scenarios", scenarios()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("nonsense").contains("no-health-checks");
    }

    @Test
    void anUnknownOptionIsBadInputAndNotInconclusive() {
        assertThat(execute("run", "pod-kill", "--frobnicate")).isEqualTo(3);
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThat(execute("report", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("is not the folder of a run");
    }

    @Test
    void theShippedScenariosAreGood() {
        assertThat(execute("validate", "--scenarios", scenarios())).isZero();
    }

    @Test
    void theDryRunNamesExactTargets() {
        assertThat(execute("plan", "rds-failover", "--scenarios", scenarios())).isZero();
        assertThat(out.toString()).contains("process-kill").contains("[db-a]").contains("not shown here");
    }

    private final StringWriter out = new StringWriter();

    private int run(String scenario) {
        int status = execute(
                "run",
                scenario,
                "--scenarios",
                scenarios(),
                "--reports",
                reports().toString());
        assertThat(reports()).as("bad input leaves nothing").doesNotExist();
        return status;
    }

    private int execute(String... args) {
        return Faultline.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(args);
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    private String scenarios() {
        return folder.resolve("scenarios").toString();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("scenarios/blinklean").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
