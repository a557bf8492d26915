package dev.faultline.rehearsal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configurations that leave their secrets to the environment. */
class EnvironmentVariablesTest {
    private static final EnvironmentVariables VARIABLES =
            new EnvironmentVariables(Map.of("NODE", "api-a", "LINKS", "2201", "KEY", "a \"quoted\" $1 \\ key"));

    @Test
    void aVariableStandsWithinAString() {
        assertThat(VARIABLES.in("{\"name\":\"${NODE}\",\"redis\":\"toxiproxy:${LINKS}2\"}"))
                .isEqualTo("{\"name\":\"api-a\",\"redis\":\"toxiproxy:22012\"}");
    }

    @Test
    void aValueWithQuotesIsStillOneString() throws Exception {
        String json = VARIABLES.in("{\"key\":\"${KEY}\"}");
        assertThat(Json.MAPPER.readTree(json).path("key").asText()).isEqualTo("a \"quoted\" $1 \\ key");
    }

    @Test
    void textWithoutAVariableIsLeftAsItIs() {
        assertThat(VARIABLES.in("{\"cost\":\"$5\",\"brace\":\"${}\"}"))
                .isEqualTo("{\"cost\":\"$5\",\"brace\":\"${}\"}");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VARIABLES.in("{\"token\":\"${OPERATOR_TOKEN}\"}"))
                .withMessageContaining("OPERATOR_TOKEN")
                .withMessageContaining("set it");
    }
}
