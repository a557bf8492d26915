package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A system and its scenarios in AWS: reached from outside, in AWS's times, and told of by AWS. */
class InAwsTest {
    private static final String LOST_LINK = "hold: 5s\n    link-down: {id: it, from: web, to: bank}";

    private static Scenario scenario(String fault) {
        return InAws.scenario(AwsShop.scenario(fault), AwsShop.system(), AwsShop.running());
    }

    @Test
    void theSystemIsReachedWhereTheFileSaysAndReadBackFromOutside() {
        SystemSpec system = InAws.system(AwsShop.system(), AwsShop.running());

        assertThat(system.target().orElseThrow().url()).hasToString("https://shop.example.com");
        assertThat(system.readBack().orElseThrow().token()).contains("SHOP_TOKEN");
        assertThat(system.marks().keys()).isEqualTo("faultline-");
        assertThat(system.nodes()).isEqualTo(AwsShop.system().nodes());
        assertThat(system.invariants())
                .containsExactly("health-answers", "control-answers", "no-experiment-runs", "one-writer");
    }

    @Test
    void phasesAndLimitsAreThoseOfTheFile() {
        Scenario scenario = scenario(LOST_LINK);

        assertThat(scenario.timing().baseline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(scenario.objectives())
                .singleElement()
                .satisfies(objective ->
                        assertThat(((Objective.Alarm) objective).within()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsHeldForSecondsIsHeldAsLongAsTheFileSays() {
        assertThat(scenario(LOST_LINK).method().get(0).hold()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scenario("hold: 30m\n    link-down: {id: it, from: web, to: bank}")
                        .method()
                        .get(0)
                        .hold())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(scenario("process-kill: {id: it, service: web, count: 1}")
                        .method()
                        .get(0)
                        .hold())
                .isZero();
    }

    @Test
    void aFileThatSaysNothingAboutRunningIsRefusedWithWhereToRead() {
        assertThatThrownBy(() -> InAws.system(AwsShop.system(), AwsShop.aws()))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("the section `run` is missing")
                .hasMessageContaining("docs/aws.md");
    }

    @Test
    void aPhaseThatIsTooShortForWhatIsHeldIsRefused() {
        AwsSpec shortPhase = AwsShop.aws(AwsShop.AWS + AwsShop.RUN.replace("fault: 2h", "fault: 5m"));

        assertThatThrownBy(() -> InAws.scenario(AwsShop.scenario(LOST_LINK), AwsShop.system(), shortPhase))
                .hasMessageContaining("fault it of broken is over 10m1s after the baseline")
                .hasMessageContaining("at least 10m1s");
    }

    @Test
    void aLimitOfNoObjectiveIsRefused() {
        AwsSpec mistyped = AwsShop.aws(AwsShop.AWS + AwsShop.RUN.replace("told: 5m", "tolt: 5m"));

        assertThatThrownBy(() -> InAws.scenario(AwsShop.scenario(LOST_LINK), AwsShop.system(), mistyped))
                .hasMessageContaining("`run.limits.broken.tolt` is no objective of broken");
    }
}
