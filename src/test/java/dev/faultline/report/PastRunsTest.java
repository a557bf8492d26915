package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One damaged run among many is named and left out, and the others are read as if it were not there. */
class PastRunsTest {
    private static final Scenario FAILOVER = FabricatedPlan.rdsFailover().scenario();

    @TempDir
    Path reports;

    private FabricatedRun whole;
    private FabricatedRun damaged;

    @BeforeEach
    void twoRuns() throws IOException {
        whole = FabricatedRun.passing(reports);
        whole.report();
        damaged = FabricatedRun.failing(reports);
        damaged.report();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aDamagedRunIsNamedAndLeftOut(String file, String from, String to) throws IOException {
        Path path = damaged.files().folder().resolve(file);
        String text = Files.readString(path);
        assertThat(text).containsPattern(from);
        Files.writeString(path, text.replaceFirst("(?s)" + from, to));

        PastRuns past = PastRuns.in(reports);

        assertThat(past.runs())
                .extracting(run -> run.verdicts().runId())
                .containsExactly(whole.manifest().runId());
        assertThat(past.leftOut())
                .singleElement()
                .asString()
                .startsWith(damaged.manifest().runId() + "/" + file)
                .contains("expected the ", "found", "left out")
                .doesNotContain(reports.toString());
    }

    static Stream<Arguments> aDamagedRunIsNamedAndLeftOut() {
        Stream<Arguments> either = Stream.of("", "{", "[]", "null", "x", "{}", "\0".repeat(64))
                .flatMap(content -> Stream.of(
                        Arguments.of("verdict.json", ".*", content), Arguments.of("manifest.json", ".*", content)));
        Stream<Arguments> verdicts = Stream.of(
                Arguments.of("verdict.json", "$", "{}"),
                Arguments.of("verdict.json", "\"runId\" : \"[^\"]*\",", ""),
                Arguments.of("verdict.json", "\"started\" : \"[^\"]*\",", ""),
                Arguments.of("verdict.json", "\"started\" : \"[^\"]*\"", "\"started\" : \"yesterday\""),
                Arguments.of("verdict.json", "\"judgement\" : \"[^\"]*\"", "\"judgement\" : \"MAYBE\""),
                Arguments.of("verdict.json", "\"verdicts\" : \\[", "\"verdicts\" : [ {},"),
                Arguments.of("verdict.json", "\"verdicts\" : \\[", "\"verdicts\" : [ null,"),
                Arguments.of("verdict.json", "\"recoveries\" : \\[", "\"recoveries\" : [ {},"));
        return Stream.concat(either, verdicts);
    }

    @Test
    void neitherPageOverAllRunsIsKeptFromBeingWritten() throws IOException {
        Files.writeString(damaged.files().verdicts(), "null");

        HistoryPage.write(reports);
        Path claims = ClaimsPage.write(
                reports, ClaimRegister.of(FabricatedPlan.rdsFailover().system(), List.of(FAILOVER), reports));

        for (Path page : List.of(reports.resolve("index.html"), claims)) {
            assertThat(Files.readString(page))
                    .contains(damaged.manifest().runId() + "/verdict.json: expected the verdicts of a run, found null");
        }
    }

    @Test
    void aRunThatIsKeptUnderAnotherNameIsLedTo() throws IOException {
        Files.move(damaged.files().folder(), reports.resolve("an example"));
        Files.delete(whole.files().verdicts());

        HistoryPage.write(reports);
        Path claims = ClaimsPage.write(
                reports, ClaimRegister.of(FabricatedPlan.rdsFailover().system(), List.of(FAILOVER), reports));

        for (Path page : List.of(reports.resolve("index.html"), claims)) {
            assertThat(Files.readString(page))
                    .contains("href=\"./an%20example/index.html\"")
                    .doesNotContain("href=\"./" + damaged.manifest().runId());
        }
    }

    @Test
    void aFolderInThePlaceOfAFileIsNamed() throws IOException {
        Files.delete(damaged.files().manifest());
        Files.createDirectory(damaged.files().manifest());

        assertThat(PastRuns.in(reports).leftOut())
                .singleElement()
                .asString()
                .startsWith(damaged.manifest().runId() + ": ")
                .contains("manifest.json");
    }

    @Test
    void whatIsNoRunIsPassedOver() throws IOException {
        Files.createDirectories(reports.resolve(".journal"));
        Files.writeString(reports.resolve("claims.html"), "");

        assertThat(PastRuns.in(reports).runs()).hasSize(2);
        assertThat(PastRuns.in(reports).leftOut()).isEmpty();
    }
}
