package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What {@code mvn verify -Pchaos} runs: the packaged command, one scenario after the other, and a test for each
 * objective. A FAIL is a JUnit failure, an INCONCLUSIVE a JUnit error, and neither is ever skipped.
 *
 * <p>A run that is INCONCLUSIVE is carried out once more, or as often as {@code -Dattempts=<n>} says; one with a FAIL is not.
 *
 * <p>{@code -Dscenario=<name>[,<name>]} picks scenarios, {@code -Dscenario=all} takes every one of the system.
 * {@code -Dseeds=1-10} runs them once for each seed, and leaves {@code target/seeds.md}. {@code -Dsystem=<name>} picks a
 * system, {@code -Dbackend=docker} runs it in containers; one of somebody's own also needs {@code -Dconfirm=<host>}, and takes {@code -Dtarget.url=<URL>} and
 * {@code -Dtoxiproxy.url=<URL>}. {@code -Dhistory=<place>} keeps what the runs leave. {@code -Dbackend=aws -Dconfirm=<account id>/<system>} runs it in AWS, and never twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {
    /**
     * The pull-request suite, well within ten minutes on two cores: an instance's end, the database's failover, and what is
     * refused while things break. Every change to the code can break these.
     */
    private static final List<String> SUITE = List.of("pod-kill", "rds-failover", "payment-tampering");

    private final SeedsSummary summary = new SeedsSummary();
    /** In AWS it is for a person to decide whether to break something again. */
    private final Attempts attempts =
            property("faultline.backend").equals("aws") ? Attempts.atMost("1", System.out::println) : Attempts.asked();

    @TestFactory
    Stream<DynamicContainer> everyObjectiveHolds() {
        List<String> scenarios = DrilledSystem.asked().scenarios(property("faultline.scenario"), SUITE);
        String seeds = property("faultline.seeds");
        if (seeds.isBlank()) {
            return containers(scenarios, Optional.of(property("faultline.seed")).filter(seed -> !seed.isBlank()));
        }
        return Seeds.of(seeds).stream()
                .map(seed -> DynamicContainer.dynamicContainer(
                        "seed " + seed,
                        Stream.of(seed).flatMap(s -> containers(scenarios, Optional.of(s.toString())))));
    }

    @AfterAll
    void showTheSeeds() {
        summary.text().ifPresent(System.out::println);
    }

    private Stream<DynamicContainer> containers(List<String> scenarios, Optional<String> seed) {
        return scenarios.stream()
                .map(name -> DynamicContainer.dynamicContainer(
                        name, Stream.of(name).flatMap(scenario -> tests(scenario, seed))));
    }

    /** Called when the container's tests are asked for, so one scenario runs at a time. */
    private Stream<DynamicTest> tests(String scenario, Optional<String> seed) {
        List<FaultlineRun> runs = attempts.of(scenario, () -> FaultlineRun.of(scenario, options(seed)));
        if (!property("faultline.seeds").isBlank()) {
            runs.forEach(run -> summary.add(seed.orElse(""), run));
        }
        FaultlineRun run = runs.get(runs.size() - 1);
        List<DynamicTest> tests = new ArrayList<>();
        run.verdicts().forEach(verdict -> tests.add(objective(verdict)));
        tests.add(DynamicTest.dynamicTest("the run of " + scenario + " was good", () -> wholly(run)));
        return tests.stream();
    }

    private static String[] options(Optional<String> seed) {
        List<String> options = new ArrayList<>();
        seed.ifPresent(value -> options.addAll(List.of("--seed", value)));
        if (!property("faultline.backend").isBlank()) {
            options.addAll(List.of("--backend", property("faultline.backend")));
        }
        String knownBad = property("faultline.knownBad");
        if (!knownBad.isBlank()) {
            options.addAll(List.of("--known-bad", knownBad));
        }
        if (!property("faultline.targetUrl").isBlank()) {
            options.addAll(List.of("--target-url", property("faultline.targetUrl")));
        }
        if (!property("faultline.toxiproxyUrl").isBlank()) {
            options.addAll(List.of("--toxiproxy-url", property("faultline.toxiproxyUrl")));
        }
        if (!property("faultline.history").isBlank()) {
            options.addAll(List.of("--history", property("faultline.history")));
        }
        if (!property("faultline.confirm").isBlank()) {
            options.addAll(List.of("--confirm", property("faultline.confirm")));
        }
        return options.toArray(String[]::new);
    }

    private static String property(String name) {
        return System.getProperty(name, "");
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
