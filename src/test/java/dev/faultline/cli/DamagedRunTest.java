package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.VerdictDocument;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

/** A run whose files are damaged is not judged again: the file is named, and what the run left stays as it is. */
class DamagedRunTest {
    private static final String ZEROS = "\0".repeat(64);

    @TempDir
    Path run;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void theExampleAsItWasLeft() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("reports/example"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"documents", "plans", "manifests", "lines"})
    void aDamagedFileIsBadInputThatNamesItAndSaysWhatToDo(String file, String content, String expected)
            throws IOException {
        Files.writeString(run.resolve(file), content);
        List<String> before = report();

        assertThat(execute()).as(err.toString()).isEqualTo(ExitStatus.BAD_INPUT.code());

        assertThat(err.toString())
                .startsWith(run.resolve(file).toString() + ":")
                .contains("expected " + expected, "found", "\nhint: put the file back")
                .doesNotContain("\tat ");
        assertThat(report()).as("the report as it was").isEqualTo(before);
    }

    static Stream<Arguments> documents() {
        return Stream.of("", "{", "[]", "null", "{\"a\":1}", "x", "{}", ZEROS, "\u00e9")
                .flatMap(content -> Stream.of(
                        Arguments.of("plan.json", content, "the plan of a run"),
                        Arguments.of("manifest.json", content, "the manifest of a run")));
    }

    static Stream<Arguments> plans() throws IOException {
        String whole = Files.readString(Path.of("reports/example/plan.json"));
        return Stream.of(
                        "{\"faults\":[]}",
                        whole.substring(0, whole.length() / 2),
                        whole + whole,
                        whole.replace("\"timing\"", "\"timings\""),
                        whole.replaceFirst("\"timing\"\\s*:\\s*\\{[^}]*},", ""))
                .map(content -> Arguments.of("plan.json", content, "the plan of a run"));
    }

    static Stream<Arguments> manifests() throws IOException {
        String whole = Files.readString(Path.of("reports/example/manifest.json"));
        return Stream.of("runId", "scenario", "system", "backend", "started", "ended")
                .map(field -> whole.replaceFirst("\"" + field + "\" : \"[^\"]*\",", ""))
                .map(content -> Arguments.of("manifest.json", content, "the manifest of a run"));
    }

    static Stream<Arguments> lines() {
        return Stream.of("x\n", "\n", "{}\n", "null\n", "{\"a\":1}\n", ZEROS + "\n")
                .flatMap(content -> Stream.of(
                        Arguments.of("timeline.jsonl", content, "a record of type Event"),
                        Arguments.of("ledger-probes.jsonl", content, "a record of type LedgerEntry"),
                        Arguments.of("outcomes.tsv", content, "the outcome of a request")));
    }

    @ParameterizedTest
    @MethodSource
    void anEventWithoutItsInstantIsNone(String content) throws IOException {
        aDamagedFileIsBadInputThatNamesItAndSaysWhatToDo("timeline.jsonl", content, "events with the instant");
    }

    static Stream<String> anEventWithoutItsInstantIsNone() {
        return Stream.of("{\"event\":\"run-ended\"}\n", "{\"event\":\"run-ended\",\"at\":null}\n");
    }

    @Test
    void aDamagedReadBackIsNamedToo() throws IOException {
        aDamagedFileIsBadInputThatNamesItAndSaysWhatToDo("read-back.jsonl", "x\n", "a record of type HeldRecord");
    }

    @Test
    void damagedVerdictsAreMadeAnewFromTheRecords() throws IOException {
        Files.writeString(run.resolve("verdict.json"), ZEROS);

        assertThat(execute()).as(err.toString()).isZero();

        assertThat(VerdictDocument.read(run.resolve("verdict.json")).judgement())
                .isEqualTo(Judgement.PASS);
    }

    /** What a report consists of. */
    private List<String> report() throws IOException {
        List<String> files = new ArrayList<>();
        for (String file : List.of("verdict.json", "manifest.json", "index.html")) {
            files.add(Files.readString(run.resolve(file)));
        }
        return files;
    }

    private int execute() {
        return Faultline.commandLine().setErr(new PrintWriter(err, true)).execute("report", run.toString());
    }
}
