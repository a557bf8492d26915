package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tables.MarkdownTable;

/**
 * What {@code mvn verify -Pknown-bad} runs: scenarios on deliberately broken platforms, each of which must come out red
 * with evidence. Which objective must fail in which scenario is what {@code red} says in {@code system.yaml}. A harness
 * whose verdicts stay green here is worth nothing.
 *
 * <p>{@code -DknownBad=<name>[,<name>]} picks platforms, {@code -DknownBad=all} takes every one. The table of what came
 * out is printed, and left in {@code target/known-bad.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownBadIT {
    /** What a CI can afford: a lost write, a slow recovery and one that never comes. */
    private static final List<String> SUITE = List.of("async-standby", "no-health-checks", "controller-asleep");

    /** So many lost writes a verdict names. */
    private static final int MOST_NAMED = 1000;

    private final MarkdownTable table = new MarkdownTable(
            Path.of("target", "known-bad.md"), "Scenario", "Known-bad platform", "Objective", "Verdict", "Evidence");
    private final Attempts attempts = Attempts.asked();

    @TestFactory
    Stream<DynamicContainer> everyPlantedMistakeIsSeen() {
        return DrilledSystem.asked().redCases(System.getProperty("faultline.knownBad", ""), SUITE).stream()
                .map(red -> DynamicContainer.dynamicContainer(
                        red.toString(), Stream.of(red).flatMap(this::tests)));
    }

    @AfterAll
    void showWhatCameOut() {
        System.out.println(table.text());
    }

    /** Called when the container's tests are asked for, so one scenario runs at a time. */
    private Stream<DynamicTest> tests(RedCase red) {
        List<FaultlineRun> runs = attempts.of(red.toString(), () -> FaultlineRun.of(red.scenario(), options(red)));
        FaultlineRun run = runs.get(runs.size() - 1);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                "the run ends red",
                () -> assertThat(run.status())
                        .as("exit status; the command's last lines:\n%s", String.join("\n", run.lastLines()))
                        .isEqualTo(1)));
        for (String objective : red.objectives()) {
            Optional<JsonNode> verdict = run.find(objective);
            note(red, objective, verdict, run);
            tests.add(DynamicTest.dynamicTest(
                    objective + " fails, with evidence", () -> failsWithEvidence(run.verdict(objective))));
            if (verdict.filter(v -> v.path("kind").asText().equals("rpo")).isPresent()) {
                tests.add(DynamicTest.dynamicTest(
                        objective + " names exactly the writes that are gone",
                        () -> namesWhatIsGone(run, run.verdict(objective))));
            }
        }
        return tests.stream();
    }

    private static String[] options(RedCase red) {
        String seed = System.getProperty("faultline.seed", "");
        List<String> options = new ArrayList<>(List.of("--known-bad", red.knownBad()));
        if (!seed.isBlank()) {
            options.addAll(List.of("--seed", seed));
        }
        return options.toArray(String[]::new);
    }

    private void note(RedCase red, String objective, Optional<JsonNode> verdict, FaultlineRun run) {
        table.add(
                red.scenario(),
                red.knownBad(),
                objective,
                verdict.map(v -> v.path("judgement").asText()).orElse("none: exit status " + run.status()),
                verdict.map(KnownBadIT::firstWords).orElse(""));
    }

    private static String firstWords(JsonNode verdict) {
        JsonNode evidence = verdict.path("evidence");
        String first = evidence.isEmpty() ? "" : evidence.get(0).asText();
        String measured = verdict.path("measured").asText();
        return first.isEmpty() ? measured : measured + ": " + first;
    }

    /** An outage is the witness of an RTO; every other verdict has to name its own. */
    private static void failsWithEvidence(JsonNode verdict) {
        assertThat(verdict.path("judgement").asText()).as(verdict.toString()).isEqualTo("FAIL");
        assertThat(verdict.path("evidence").size() + verdict.path("outages").size())
                .as("witnesses of %s", verdict)
                .isPositive();
    }

    /** All are counted; of very many the oldest are named. */
    private static void namesWhatIsGone(FaultlineRun run, JsonNode verdict) throws Exception {
        Map<String, Instant> lost = WriteOracle.lostAt(run.folder().orElseThrow());
        assertThat(lost).as("writes that were acknowledged and are gone").isNotEmpty();
        assertThat(verdict.path("split").path("lost").asText())
                .as("how many the verdict counts")
                .isEqualTo(String.format(Locale.ROOT, "%,d", lost.size()));
        assertThat(WriteOracle.named(verdict))
                .as("the writes that the verdict names")
                .isEqualTo(WriteOracle.oldest(lost, MOST_NAMED));
    }
}
