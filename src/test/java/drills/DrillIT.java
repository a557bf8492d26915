package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code mvn verify -Pdrill} runs: the packaged command holds a drill, and a test for each of its objectives. A FAIL is a
 * JUnit failure, an INCONCLUSIVE a JUnit error, and neither is ever skipped. Maven gives a drill no terminal, so nobody is
 * there: people's steps are recorded as not performed. To be there, hold it with {@code faultline drill}.
 *
 * <p>{@code -Ddrill=<name>} picks the drill, {@code monthly} by default; {@code -Dsystem=<name>} and {@code
 * -Dbackend=docker} are as in {@code -Pchaos}. {@code -Doverride.window=<reason>} holds it outside its window. {@code
 * -Dhistory=<place>} keeps what it leaves, and a figure that got worse than before is a failure of its own.
 */
class DrillIT {
    @TestFactory
    Stream<DynamicTest> everyObjectiveIsMet() {
        HeldDrill drill = HeldDrill.of(asked("faultline.drill", "monthly"), options());
        List<DynamicTest> tests = new ArrayList<>();
        drill.record().path("objectives").forEach(objective -> tests.add(objective(objective)));
        tests.add(DynamicTest.dynamicTest("the drill was good", () -> wholly(drill)));
        tests.add(DynamicTest.dynamicTest(
                "its evidence is whole",
                () -> assertThat(HeldDrill.verified(drill.folder().orElseThrow()))
                        .as("exit status of faultline report --verify")
                        .isZero()));
        tests.addAll(KeptHistory.tests(scenarios(drill)));
        return tests.stream();
    }

    /** The scenarios that it carried out. */
    private static String[] scenarios(HeldDrill drill) {
        Set<String> scenarios = new LinkedHashSet<>();
        for (JsonNode step : drill.record().path("steps")) {
            if (step.path("kind").asText().equals("scenario")) {
                scenarios.add(step.path("what").asText());
            }
        }
        return scenarios.toArray(String[]::new);
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>();
        given(options, "--backend", "faultline.backend");
        given(options, "--known-bad", "faultline.knownBad");
        given(options, "--target-url", "faultline.targetUrl");
        given(options, "--toxiproxy-url", "faultline.toxiproxyUrl");
        given(options, "--confirm", "faultline.confirm");
        given(options, "--override-window", "faultline.overrideWindow");
        given(options, "--history", "faultline.history");
        return options;
    }

    private static void given(List<String> options, String option, String property) {
        String value = System.getProperty(property, "");
        if (!value.isBlank()) {
            options.addAll(List.of(option, value));
        }
    }

    private static String asked(String property, String usual) {
        String value = System.getProperty(property, "");
        return value.isBlank() ? usual : value;
    }

    private static DynamicTest objective(JsonNode objective) {
        return DynamicTest.dynamicTest(objective.path("id").asText(), () -> {
            String judgement = objective.path("judgement").asText();
            String says = judgement + ": " + objective.path("statement").asText() + " " + objective.path("grounds");
            if (judgement.equals("INCONCLUSIVE")) {
                throw new IllegalStateException(says);
            }
            assertThat(judgement).as(says).isEqualTo("PASS");
        });
    }

    private static void wholly(HeldDrill drill) {
        if (drill.status() >= 2) {
            throw new IllegalStateException(
                    "faultline drill ended with " + drill.status() + ":\n" + String.join("\n", drill.lastLines()));
        }
        assertThat(drill.status()).as("exit status of faultline drill").isZero();
        assertThat(drill.record().path("objectives")).as("objectives").isNotEmpty();
    }
}
