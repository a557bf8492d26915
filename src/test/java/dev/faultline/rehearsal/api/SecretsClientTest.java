package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.protocol.Serving;
import dev.faultline.rehearsal.secrets.StoreConfig;
import dev.faultline.rehearsal.secrets.StoreStandIn;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An instance gets its secrets from the store as it starts, or does not start. */
class SecretsClientTest {
    private static final Map<String, String> PARAMETERS = Map.of(
            "operator",
            "o-secret",
            "token-key",
            "t-secret",
            "payment-key",
            "p-secret",
            "database-password",
            "d-secret");
    private static final Secrets SECRETS = new Secrets("o-secret", "t-secret", "p-secret", "d-secret");

    @Test
    void itFetchesEachOfThem() throws Exception {
        Serving store = store(0, List.copyOf(PARAMETERS.keySet()));
        try (AutoCloseable running = store.program()) {
            assertThat(client(store, "token").fetch()).isEqualTo(SECRETS);
        }
    }

    @Test
    void aStoreThatComesLaterIsWaitedFor() throws Exception {
        int port = new FreePorts().next();
        SecretsClient client = client(port, "token");
        CompletableFuture<Secrets> fetched = CompletableFuture.supplyAsync(client::fetch);
        Serving store = store(port, List.copyOf(PARAMETERS.keySet()));
        try (AutoCloseable running = store.program()) {
            assertThat(fetched.get()).isEqualTo(SECRETS);
        }
    }

    @Test
    void whatTheStoreRefusesIsNamed() throws Exception {
        Serving store = store(0, List.of("operator", "token-key"));
        try (AutoCloseable running = store.program()) {
            assertThatThrownBy(() -> client(store, "token").fetch())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("payment-key")
                    .hasMessageContaining("403");
            assertThatThrownBy(() -> client(store, "wrong").fetch()).hasMessageContaining("operator");
        }
    }

    @Test
    void aStoreThatNeverComesIsNamedToo() throws Exception {
        int port = new FreePorts().next();
        assertThatThrownBy(() -> client(port, "token").fetch())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("http://127.0.0.1:" + port);
    }

    @Test
    void theFetchedOperatorIsTheOneLetIn() throws Exception {
        Serving store = store(0, List.copyOf(PARAMETERS.keySet()));
        try (AutoCloseable running = store.program()) {
            Serving api = BookingApi.start(
                    RehearsedApi.withoutSurroundings(url((Integer) store.ready().get("port")), ApiSettings.standard()));
            try (AutoCloseable instance = api.program()) {
                ApiClient client = new ApiClient((Integer) api.ready().get("port"), 1);
                assertThat(list(client, "wrong")).isEqualTo(401);
                assertThat(list(client, "o-secret")).as("there is no database").isEqualTo(503);
            }
        }
    }

    private static int list(ApiClient client, String operator) {
        return client.get("/internal/bookings", "Authorization", "Bearer " + operator)
                .status();
    }

    private static Serving store(int port, List<String> allowed) {
        return StoreStandIn.start(
                new StoreConfig(port, PARAMETERS, List.of(new StoreConfig.Role("api", "token", allowed))));
    }

    private static SecretsClient client(Serving store, String token) {
        return client((Integer) store.ready().get("port"), token);
    }

    private static SecretsClient client(int port, String token) {
        return new SecretsClient(new ApiConfig.SecretsConfig(url(port), token));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
