package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code mvn verify -Pcapacity} runs: the packaged command, and a test for each target of the system's capacity file. A
 * FAIL is a JUnit failure, an INCONCLUSIVE a JUnit error, and neither is ever skipped; what is INCONCLUSIVE is measured once
 * more, or as often as {@code -Dattempts=<n>} says. {@code -Dsystem=<name>} picks a system, {@code -Dseed=<n>} other traffic, {@code
 * -Dhistory=<place>} keeps what it leaves, and compares it with what was measured before.
 */
class CapacityIT {
    private final Attempts attempts = Attempts.asked();

    @TestFactory
    Stream<DynamicTest> everyTargetIsMet() {
        List<FaultlineRun> runs = attempts.of("capacity", () -> FaultlineRun.ofCapacity(options()));
        FaultlineRun run = runs.get(runs.size() - 1);
        List<DynamicTest> tests = new ArrayList<>();
        run.verdicts().forEach(verdict -> tests.add(target(verdict)));
        tests.add(DynamicTest.dynamicTest("the capacity was measured", () -> wholly(run)));
        tests.addAll(KeptHistory.tests("capacity"));
        return tests.stream();
    }

    private static String[] options() {
        List<String> options = new ArrayList<>();
        String seed = System.getProperty("faultline.seed", "");
        if (!seed.isBlank()) {
            options.addAll(List.of("--seed", seed));
        }
        String knownBad = System.getProperty("faultline.knownBad", "");
        if (!knownBad.isBlank()) {
            options.addAll(List.of("--known-bad", knownBad));
        }
        String history = System.getProperty("faultline.history", "");
        if (!history.isBlank()) {
            options.addAll(List.of("--history", history));
        }
        return options.toArray(String[]::new);
    }

    private static DynamicTest target(JsonNode verdict) {
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
            throw new IllegalStateException(
                    "faultline capacity ended with " + run.status() + ":\n" + String.join("\n", run.lastLines()));
        }
        assertThat(run.status()).as("exit status of faultline capacity").isZero();
        assertThat(run.verdicts()).as("verdicts").isNotEmpty();
    }
}
