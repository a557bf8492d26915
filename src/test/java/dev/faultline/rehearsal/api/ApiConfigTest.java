package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.rehearsal.protocol.Json;
import org.junit.jupiter.api.Test;

/** The configuration as the control plane writes it and the instance reads it. */
class ApiConfigTest {
    private static final String BEFORE = """
            {"name":"api-a","zone":"a","port":0,"operator":"o-secret","redis":"127.0.0.1:1","sms":"http://127.0.0.1:1",\
            "database":{"url":"jdbc:postgresql://127.0.0.1:1/blinklean","user":"postgres","password":"d-secret"}""";

    @Test
    void withoutSettingsTheInstanceBehavesAsItShould() throws Exception {
        ApiConfig config = read("}");
        assertThat(config.settings()).isEqualTo(ApiSettings.standard());
        assertThat(config.payments()).isNull();
        assertThat(Secrets.of(config)).isEqualTo(new Secrets("o-secret", "o-secret", "o-secret", "d-secret"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        ApiConfig config = new ApiConfig(
                "api-a",
                "a",
                8080,
                new ApiConfig.DatabaseConfig("jdbc:postgresql://127.0.0.1:1/blinklean", "postgres", ""),
                "127.0.0.1:1",
                "http://127.0.0.1:1",
                "http://127.0.0.1:2",
                "http://127.0.0.1:3",
                new ApiConfig.SecretsConfig("http://127.0.0.1:4", "role-token"),
                null,
                new ApiSettings(
                        40,
                        ApiSettings.Health.DEEP,
                        ApiSettings.CacheFallback.OFF,
                        new ApiSettings.Otp(ApiSettings.SingleUse.OFF, 3),
                        ApiSettings.Verification.FAIL_OPEN,
                        new ApiSettings.ZoneChecks(
                                ApiSettings.Protection.OFF, ApiSettings.Required.YES, ApiSettings.Fallback.NEAREST),
                        ApiSettings.QueryMetrics.OFF,
                        new ApiSettings.Version("broken", ApiSettings.Fitness.BROKEN)));
        String json = Json.MAPPER.writeValueAsString(config);
        assertThat(json).contains("\"fail-open\"", "\"deep\"");
        assertThat(Json.MAPPER.readValue(json, ApiConfig.class)).isEqualTo(config);
    }

    @Test
    void itsTextKeepsSecretsBack() throws Exception {
        ApiConfig config = read(",\"secrets\":{\"url\":\"http://127.0.0.1:4\",\"token\":\"role-token\"}}");
        assertThat(config.toString())
                .contains("api-a", "http://127.0.0.1:4")
                .doesNotContain("o-secret", "d-secret", "role-token");
        assertThat(new Secrets("a-secret", "b-secret", "c-secret", "e-secret").toString())
                .doesNotContain("-secret");
    }

    @Test
    void aBookingCannotNeedAZoneCheckThatIsNotThere() throws Exception {
        String settings = Json.MAPPER
                .writeValueAsString(ApiSettings.standard())
                .replace("\"required\":\"no\"", "\"required\":\"yes\"");
        assertThatThrownBy(() -> read(",\"settings\":" + settings + "}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("zoneCheck needs a URL");
        assertThat(read(",\"zoneCheck\":\"http://127.0.0.1:3\",\"settings\":" + settings + "}")
                        .zoneCheck())
                .isEqualTo("http://127.0.0.1:3");
    }

    private static ApiConfig read(String rest) throws JsonProcessingException {
        return Json.MAPPER.readValue(BEFORE + rest, ApiConfig.class);
    }
}
