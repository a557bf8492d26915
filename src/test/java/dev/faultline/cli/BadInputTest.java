package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        Files.copy(from.resolve("logs/evening.log"), to.resolve("logs/evening.log"));
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

    /** A mistake in a scenario, and what the one message about it must say. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsOneErrorThatSaysWhereItIs(String mistake, String right, String wrong, String says)
            throws IOException {
        edit("pod-kill.yaml", right, wrong);
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString()).contains(says);
        assertOneLocatedError();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("an unknown field", "seed: 20261202", "sead: 20261202", "did you mean `seed`"),
                Arguments.of("a wrong unit", "fault: 18s", "fault: 18sec", "unknown unit `sec`"),
                Arguments.of("an unknown fault", "process-kill:", "process-kil:", "did you mean `process-kill`"),
                Arguments.of("an unknown simulation", "- OtpSimulation", "- OtpSim", "unknown simulation `OtpSim`"),
                Arguments.of("a negative time", "- at: 0s", "- at: -1s", "`-1s` is negative"),
                Arguments.of("a fault after the end", "- at: 0s", "- at: 18s", "the fault phase is over at 18s"),
                Arguments.of("no target", "service: api, count: 1", "service: redis, zone: c", "no node of the system"),
                Arguments.of("an id twice", "id: works-after", "id: hardly-visible", "is used twice"));
    }

    @Test
    void aYamlBombDoesNotGoOff() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char at = 'b'; at <= 'j'; at++) {
            bomb.append(
                    at + ": &" + at + " [" + ("*" + (char) (at - 1) + ", ").repeat(9) + "*" + (char) (at - 1) + "]\n");
        }
        replace("pod-kill.yaml", bomb.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString()).contains("the anchor `&a` is not allowed");
        assertOneLocatedError();
    }

    @Test
    void aFileOfTenMegabytesIsNotRead() throws IOException {
        replace("pod-kill.yaml", "# much ado\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString()).containsPattern("pod-kill\\.yaml.*MB|pod-kill\\.yaml.*bytes|pod-kill\\.yaml.*large");
    }

    @Test
    void aFileThatIsNotUtf8IsSaidToBeSo() throws IOException {
        replace("pod-kill.yaml", "description: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("pod-kill")).isEqualTo(3);
        assertThat(err.toString()).contains("UTF-8");
        assertOneLocatedError();
    }

    /** File, line and column once, at the very beginning; no stack trace behind. */
    private void assertOneLocatedError() {
        assertThat(err.toString())
                .containsPattern("^\\S*pod-kill\\.yaml:\\d+:\\d+: ")
                .doesNotContain("\tat ");
        assertThat(err.toString().lines().filter(line -> line.matches("\\S+\\.yaml:\\d+:\\d+: .*")))
                .hasSize(1);
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
    void aSystemIsNotBroughtUpForAScenarioOrAMistakeThatIsNotThere() {
        for (String[] args :
                List.of(new String[] {"up", "pod-kil"}, new String[] {"up", "pod-kill", "--known-bad", "nonsense"})) {
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(
                    List.of("--scenarios", scenarios(), "--reports", reports().toString()));
            assertThat(execute(all.toArray(String[]::new))).isEqualTo(3);
            assertThat(reports()).as("bad input leaves nothing").doesNotExist();
        }
        assertThat(err.toString()).contains("did you mean `pod-kill`").contains("nonsense");
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

    private void replace(String file, byte[] content) throws IOException {
        Files.write(folder.resolve("scenarios/blinklean").resolve(file), content);
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("scenarios/blinklean").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
