package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.protocol.Serving;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance that carries twenty requests a second, be they as cheap as a refusal. */
class CapacityTest {
    private static final int CAPACITY = 20;
    /** Answered 400 without asking anything. */
    private static final String CHEAP = "/availability?zone=NOT+A+ZONE";

    private Serving serving;

    @AfterEach
    void stop() throws Exception {
        serving.program().close();
    }

    @Test
    void whatIsTooMuchIsRefusedAndTheRestWaitsItsTurn() {
        ApiClient client = started(CAPACITY);
        long start = System.nanoTime();
        List<CompletableFuture<Reply>> calls = calls(client, 200);
        assertThat(client.get("/health").status()).as("takes no turn").isEqualTo(200);
        List<Reply> replies = calls.stream().map(CompletableFuture::join).toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Reply> refused =
                replies.stream().filter(reply -> reply.status() == 503).toList();
        int served = replies.size() - refused.size();
        assertThat(served).isGreaterThanOrEqualTo(CAPACITY).isLessThanOrEqualTo((int) (seconds * CAPACITY) + 1);
        assertThat(refused).isNotEmpty().allSatisfy(reply -> {
            assertThat(reply.text("error")).isEqualTo("overloaded");
            assertThat(reply.saysNotApplied()).isTrue();
        });
        assertThat(client.metric("http_requests_total{endpoint=\"availability\",status=\"503\"}"))
                .hasValue(refused.size());
        assertThat(client.metric("cpu_busy_seconds_total").orElseThrow())
                .isCloseTo((double) served / CAPACITY, within(1e-6));
    }

    @Test
    void theWaitForATurnShowsInTheTimeThatAnswersTake() {
        ApiClient client = started(CAPACITY);
        int served = (int) calls(client, 10).stream()
                .map(CompletableFuture::join)
                .filter(reply -> reply.status() == 400)
                .count();
        assertThat(served).isEqualTo(10);
        assertThat(client.metric("http_request_seconds_sum{endpoint=\"availability\"}")
                        .orElseThrow())
                .as("each takes a turn of its own at least")
                .isGreaterThanOrEqualTo(10.0 / CAPACITY);
    }

    @Test
    void utilisationRisesWithLoadAndFallsAfterIt() {
        ApiClient client = started(CAPACITY);
        assertThat(client.metric("cpu_utilisation")).hasValue(0);
        await().until(
                        () -> {
                            calls(client, 3).forEach(CompletableFuture::join);
                            return client.metric("cpu_utilisation").orElseThrow();
                        },
                        utilisation -> utilisation > 0.05 && utilisation <= 1);
        await().until(() -> client.metric("cpu_utilisation").orElseThrow() == 0);
    }

    @Test
    void withoutAModelThereIsNoLimitAndNoUtilisation() {
        ApiClient client = started(0);
        assertThat(calls(client, 60))
                .allSatisfy(call -> assertThat(call.join().status()).isEqualTo(400));
        assertThat(client.metric("cpu_utilisation")).isEmpty();
    }

    private ApiClient started(int capacity) {
        ApiSettings settings = RehearsedApi.standardBut("/capacity", capacity);
        ApiConfig config = RehearsedApi.withoutSurroundings(RehearsedApi.NOWHERE, settings);
        serving = BookingApi.start(config, RehearsedApi.SECRETS);
        return new ApiClient((Integer) serving.ready().get("port"), 1);
    }

    private static List<CompletableFuture<Reply>> calls(ApiClient client, int number) {
        return IntStream.range(0, number)
                .mapToObj(any -> client.getLater(CHEAP))
                .toList();
    }
}
