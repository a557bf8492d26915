package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.SystemSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Choosing among a system's scenarios and known-bad platforms. */
class DrilledSystemTest {
    private static final List<String> SUITE = List.of("a");
    private final DrilledSystem system = new DrilledSystem(List.of("a", "b", "c"), bad());

    private static Map<String, SystemSpec.KnownBad> bad() {
        Map<String, SystemSpec.KnownBad> bad = new LinkedHashMap<>();
        bad.put("asleep", new SystemSpec.KnownBad("x", Map.of(), Map.of("a", List.of("recovers"))));
        bad.put("public", new SystemSpec.KnownBad("y", Map.of(), Map.of("b", List.of("closed", "quiet"))));
        return bad;
    }

    @Test
    void nothingAskedIsTheSuite() {
        assertThat(system.scenarios("", SUITE)).containsExactly("a");
    }

    @Test
    void aSystemThatTheSuiteWasNotMadeForIsDrilledWholly() {
        assertThat(system.scenarios("", List.of("a", "elsewhere"))).containsExactly("a", "b", "c");
    }

    @Test
    void allIsEveryScenarioAndNamesAreThose() {
        assertThat(system.scenarios("all", SUITE)).containsExactly("a", "b", "c");
        assertThat(system.scenarios("c, a", SUITE)).containsExactly("c", "a");
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> system.scenarios("a,d", SUITE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scenario d; there is all, a, b, c");
    }

    @Test
    void aRedCaseIsAPlatformAScenarioAndWhatMustFail() {
        assertThat(system.redCases("all", SUITE))
                .containsExactly(
                        new RedCase("asleep", "a", List.of("recovers")),
                        new RedCase("public", "b", List.of("closed", "quiet")));
        assertThat(system.redCases("", List.of("public")))
                .extracting(RedCase::toString)
                .containsExactly("b on public");
    }

    @Test
    void seedsAreRangesAndSingleOnes() {
        assertThat(Seeds.of("1-3,9, 2")).containsExactly(1L, 2L, 3L, 9L);
        assertThatThrownBy(() -> Seeds.of("3-1")).hasMessageContaining("such as 1-10");
        assertThatThrownBy(() -> Seeds.of("x")).hasMessageContaining("but is x");
        assertThatThrownBy(() -> Seeds.of("1-1000000000")).hasMessageContaining("at most 1000");
    }
}
