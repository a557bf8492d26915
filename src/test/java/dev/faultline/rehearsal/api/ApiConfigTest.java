package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.protocol.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration as the control plane writes it and the instance reads it. */
class ApiConfigTest {
    private static final ApiConfig CONFIG = new ApiConfig(
            "api-a",
            "a",
            8080,
            new ApiConfig.DatabaseConfig("jdbc:postgresql://127.0.0.1:1/blinklean", "postgres"),
            "127.0.0.1:1",
            "http://127.0.0.1:1",
            "http://127.0.0.1:2",
            "http://127.0.0.1:3",
            new ApiConfig.SecretsConfig("http://127.0.0.1:4", "role-token"),
            new ApiSettings(
                    20,
                    40,
                    new ApiSettings.Connections(2, Duration.ofMillis(30)),
                    ApiSettings.Health.DEEP,
                    ApiSettings.CacheFallback.OFF,
                    new ApiSettings.Otp(ApiSettings.SingleUse.OFF, 3),
                    ApiSettings.Verification.FAIL_OPEN,
                    new ApiSettings.ZoneChecks(
                            ApiSettings.Protection.OFF, ApiSettings.Required.YES, ApiSettings.Fallback.NEAREST),
                    ApiSettings.QueryMetrics.OFF,
                    new ApiSettings.Version("broken", ApiSettings.Fitness.BROKEN)));

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        String json = Json.MAPPER.writeValueAsString(CONFIG);
        assertThat(json).contains("\"fail-open\"", "\"deep\"");
        assertThat(Json.MAPPER.readValue(json, ApiConfig.class)).isEqualTo(CONFIG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "zone",
                "port",
                "database",
                "redis",
                "sms",
                "payments",
                "zoneCheck",
                "secrets",
                "settings"
            })
    void nothingMayBeLeftOut(String field) {
        ObjectNode json = Json.MAPPER.valueToTree(CONFIG);
        json.remove(field);
        assertThatThrownBy(() -> Json.MAPPER.treeToValue(json, ApiConfig.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    @Test
    void itsTextKeepsSecretsBack() {
        assertThat(CONFIG.toString()).contains("api-a", "http://127.0.0.1:4").doesNotContain("role-token");
        assertThat(new Secrets("a-secret", "b-secret", "c-secret", "e-secret").toString())
                .doesNotContain("-secret");
    }
}
