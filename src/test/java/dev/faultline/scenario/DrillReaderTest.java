package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drill files are read as they are meant, a mistake is seen at its place, and the schema knows what the reader knows. */
class DrillReaderTest {
    private static final String DRILL = """
            description: The shop's database dies.
            objectives:
              - id: back
                statement: People can buy again.
                approved-by: The owner
                approved-on: 2026-11-02
                rests-on: [kill/back, say-so, kill]
            scope:
              included: [the shop]
              excluded: [the street]
            participants:
              - {role: lead, name: Asha, does: leads}
            window:
              days: [saturday, sunday]
              from: "22:00"
              to: "04:00"
              zone: Asia/Kolkata
            steps:
              - person: {id: say-so, role: lead, prompt: Say it., expected: 1m}
              - go-no-go: {id: begin, role: lead, question: Now?, expected: 30s, limit: 31s}
              - scenario: {id: kill, name: db-kill, expected: 2m, attempts: 2}
            abort-when:
              - step-fails: any
              - step-fails: say-so
              - verdict-fails: kill/kept
              - longer-than: 30m
            new-findings: {owner: Asha, due-after-days: 14}
            """;

    @Test
    void aFileIsReadAsItIsMeant() throws IOException {
        DrillSpec drill = read(DRILL);
        assertThat(valid("drill", DRILL)).isTrue();
        assertThat(drill.expected()).isEqualTo(Duration.ofSeconds(210));
        assertThat(drill.steps())
                .containsExactly(
                        new DrillStep.Person("say-so", "lead", "Say it.", Duration.ofMinutes(1), Duration.ofMinutes(4)),
                        new DrillStep.GoNoGo("begin", "lead", "Now?", Duration.ofSeconds(30), Duration.ofSeconds(31)),
                        new DrillStep.Machine("kill", "db-kill", Duration.ofMinutes(2), 2));
        assertThat(drill.objectives().get(0).restsOn())
                .extracting(DrillObjective.Ground::words)
                .containsExactly("kill/back", "say-so", "kill");
        assertThat(drill.objectives().get(0).approvedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(drill.window())
                .isEqualTo(new DrillWindow(
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(4, 0),
                        ZoneId.of("Asia/Kolkata")));
        assertThat(drill.abortWhen())
                .containsExactly(
                        new AbortCriterion.StepFails(Optional.empty()),
                        new AbortCriterion.StepFails(Optional.of("say-so")),
                        new AbortCriterion.VerdictFails("kill", "kept"),
                        new AbortCriterion.LongerThan(Duration.ofMinutes(30)));
        assertThat(drill.newFindings()).isEqualTo(new DrillSpec.NewFindings("Asha", 14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description: The| describe: The| unknown field",
                "approved-on: 2026-11-02| approved-on: soon| expected a day",
                "approved-by: The owner| by: The owner| unknown field `by` of an objective",
                "rests-on: [kill/back, say-so, kill]| rests-on: []| is empty",
                "included: [the shop]| include: [the shop]| did you mean `included`",
                "[saturday, sunday]| [caturday]| did you mean `saturday`",
                "[saturday, sunday]| [sunday, sunday]| given twice",
                "from: \"22:00\"| from: \"25:00\"| expected an hour",
                "to: \"04:00\"| to: \"4 am\"| expected an hour",
                "- scenario: {id: kill,| - machine: {id: kill,| unknown step",
                "expected: 2m| expected: 0s| longer than zero",
                "attempts: 2| attempts: 6| it must be 5 or less",
                "- longer-than: 30m| - longer-than: half an hour| expected a duration",
                "verdict-fails: kill/kept| verdict-fails: kill| no verdict is named",
                "due-after-days: 14| due-after-days: 0| it must be 1 or more",
            })
    void aMistakeIsSeenByTheReaderAndByTheSchema(String from, String to, String told) throws IOException {
        String text = changed(from, to);
        assertThat(refusal(text)).contains("monthly.yaml:", told);
        assertThat(valid("drill", text)).as(text).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: Asia/Kolkata| zone: Asia/Nowhere| unknown time zone",
                "rests-on: [kill/back, say-so, kill]| rests-on: [kil/back]| did you mean `kill`",
                "rests-on: [kill/back, say-so, kill]| rests-on: [kill/bak]| did you mean `back`",
                "rests-on: [kill/back, say-so, kill]| rests-on: [begin]| only decides whether the drill goes on",
                "rests-on: [kill/back, say-so, kill]| rests-on: [say-so/back]| no verdicts of its own",
                "name: db-kill| name: db-kil| did you mean `db-kill`",
                "{id: begin, role: lead| {id: begin, role: boss| unknown role",
                "{id: begin,| {id: say-so,| is used twice",
                "limit: 31s| limit: 29s| less is waited than is expected",
                "step-fails: say-so| step-fails: say-no| unknown step",
            })
    void whatOnlyTheScenariosTellIsSeenByTheReader(String from, String to, String told) throws IOException {
        String text = changed(from, to);
        assertThat(refusal(text)).contains("monthly.yaml:", told);
        assertThat(valid("drill", text)).as(text).isTrue();
    }

    @Test
    void findingsAreReadAndWhatADrillProposesCanBePastedAmongThem() throws IOException {
        String kept = """
                findings:
                  - id: f-1
                    title: Nobody was told.
                    about: announce
                    owner: Asha
                    due: 2026-12-01
                    opened-by: 20261101-100000-monthly
                    closed: {on: 2026-11-20, by: Ravi, how: The rota has a reminder now.}
                """;
        DrillFinding proposed = new DrillFinding(
                "f-2",
                "FAIL: \"tricky\": # | é\nand more",
                "kill/back",
                "Head: of Ops",
                LocalDate.of(2026, 12, 24),
                "20261122-100000-monthly",
                Optional.empty());
        String pasted = kept + DrillFindings.items(List.of(proposed));

        List<DrillFinding> read = DrillFindings.read(Shop.yaml("findings.yaml", pasted));

        assertThat(read).hasSize(2).contains(proposed);
        assertThat(read.get(0).open()).isFalse();
        assertThat(read.get(0).overdueOn(LocalDate.of(2027, 1, 1))).as("closed").isFalse();
        assertThat(proposed.overdueOn(proposed.due())).isFalse();
        assertThat(proposed.overdueOn(proposed.due().plusDays(1))).isTrue();
        assertThat(valid("findings", pasted)).isTrue();
        assertThat(valid("findings", pasted.replace("due: 2026-12-01", "due: soon")))
                .isFalse();
        assertThat(Shop.refusal(
                        () -> DrillFindings.read(Shop.yaml("findings.yaml", pasted.replace("id: f-2", "id: f-1")))))
                .contains("is used twice");
    }

    private static String changed(String from, String to) {
        return Shop.change(DRILL, from, to);
    }

    private static String refusal(String text) {
        return Shop.refusal(() -> read(text));
    }

    private static DrillSpec read(String text) {
        return DrillReader.read(
                "shop",
                "monthly",
                Shop.yaml("monthly.yaml", text),
                List.of("db-kill", "till"),
                name -> Shop.scenario(Shop.SCENARIO));
    }

    private static boolean valid(String schema, String text) throws IOException {
        try (InputStream in = DrillSpec.class.getResourceAsStream(schema + ".schema.json")) {
            Schema rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
            return rules.validate(text, InputFormat.YAML).isEmpty();
        }
    }
}
