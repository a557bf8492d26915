package dev.faultline.rehearsal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.http.JsonCalls;
import dev.faultline.rehearsal.http.JsonCalls.Reply;
import dev.faultline.rehearsal.protocol.Serving;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each role reads its own secrets and no other. */
class ParameterStoreTest {
    private static final StoreConfig CONFIG = new StoreConfig(
            0,
            Map.of("operator", "o-secret", "payment-key", "p-secret"),
            List.of(
                    new StoreConfig.Role("api", "api-token", List.of("operator", "payment-key")),
                    new StoreConfig.Role("gateway", "gateway-token", List.of("payment-key"))));

    private final Serving serving = ParameterStore.start(CONFIG);
    private final JsonCalls store = new JsonCalls(serving);

    @AfterEach
    void stop() throws Exception {
        serving.program().close();
    }

    @Test
    void aRoleReadsItsParameters() throws Exception {
        Reply reply = read("operator", "Bearer api-token");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("name").asText()).isEqualTo("operator");
        assertThat(reply.body().get("value").asText()).isEqualTo("o-secret");
    }

    @Test
    void aRoleDoesNotReadAnothers() throws Exception {
        Reply reply = read("operator", "Bearer gateway-token");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().toString()).doesNotContain("o-secret");
        assertThat(read("payment-key", "Bearer gateway-token").status()).isEqualTo(200);
    }

    @Test
    void aStrangerReadsNothingAndLearnsNoNames() throws Exception {
        assertThat(store.get("/parameters/operator").status()).isEqualTo(403);
        assertThat(read("operator", "Bearer wrong").status()).isEqualTo(403);
        assertThat(read("operator", "api-token").status()).isEqualTo(403);
        assertThat(read("never", "Bearer wrong").status()).isEqualTo(403);
    }

    @Test
    void aRoleIsToldThatThereIsNoSuchParameter() throws Exception {
        assertThat(read("never", "Bearer api-token").status()).isEqualTo(404);
    }

    @Test
    void theConfigurationDoesNotSpellItsSecretsOut() {
        assertThat(CONFIG.toString())
                .contains("operator", "gateway")
                .doesNotContain("o-secret", "p-secret", "api-token", "gateway-token");
    }

    private Reply read(String name, String authorization) throws Exception {
        return store.get("/parameters/" + name, "Authorization", authorization);
    }
}
