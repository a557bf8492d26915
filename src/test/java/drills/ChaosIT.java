package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code mvn verify -Pchaos} runs: the packaged command, one scenario after the other, and a test for each
 * objective. A FAIL is a JUnit failure, an INCONCLUSIVE a JUnit error, and neither is ever skipped.
 */
class ChaosIT {
    /** The pull-request suite: the two failures whose handling every change can break. */
    private static final String SUITE = "rds-failover,pod-kill";

    @TestFactory
    Stream<DynamicContainer> everyObjectiveHolds() {
        String asked = System.getProperty("faultline.scenario", "");
        return Stream.of((asked.isBlank() ? SUITE : asked).split(","))
                .map(String::strip)
                .map(name ->
                        DynamicContainer.dynamicContainer(name, Stream.of(name).flatMap(ChaosIT::tests)));
    }

    /** Called when the container's tests are asked for, so one scenario runs at a time. */
    private static Stream<DynamicTest> tests(String scenario) {
        FaultlineRun run = FaultlineRun.of(scenario, options());
        List<DynamicTest> tests = new ArrayList<>();
        run.verdicts().forEach(verdict -> tests.add(objective(verdict)));
        tests.add(DynamicTest.dynamicTest("the run of " + scenario + " was good", () -> wholly(run)));
        return tests.stream();
    }

    private static String[] options() {
        List<String> options = new ArrayList<>();
        option(options, "--seed", "faultline.seed");
        option(options, "--known-bad", "faultline.knownBad");
        return options.toArray(String[]::new);
    }

    private static void option(List<String> options, String name, String property) {
        String value = System.getProperty(property, "");
        if (!value.isBlank()) {
            options.addAll(List.of(name, value));
        }
    }

    private static DynamicTest objective(JsonNode verdict) {
        return DynamicTest.dynamicTest(verdict.path("objective").asText(), () -> {
            String judgement = verdict.path("judgement").asText();
            String says = judgement + ": required " + verdict.path("required").asText() + "; measured "
                    + verdict.path("measured").asText() + "; evidence " + verdict.path("evidence");
            if (judgement.equals("INCONCLUSIVE")) {
                throw new IllegalStateException(says);
            }
            assertThat(judgement).as(says).isEqualTo("PASS");
        });
    }

    private static void wholly(FaultlineRun run) {
        if (run.status() >= 2) {
            throw new IllegalStateException("faultline run " + run.scenario() + " ended with " + run.status() + ":\n"
                    + String.join("\n", run.lastLines()));
        }
        assertThat(run.status())
                .as("exit status of faultline run %s", run.scenario())
                .isZero();
        assertThat(run.verdicts()).as("verdicts of %s", run.scenario()).isNotEmpty();
    }
}
