package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.api.RehearsedApi.Standby;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real databases that die, freeze or turn read-only under the API. */
class DatabaseOutageIT {
    private static final String TOKEN = RehearsedApi.token("9820000001");

    @Test
    void noAcknowledgedBookingIsLostInAFailover() throws Exception {
        try (RehearsedApi rehearsed = RehearsedApi.started(Standby.SYNCHRONOUS)) {
            BookingLoop loop = new BookingLoop(rehearsed.client());
            try (loop) {
                loop.awaitAcknowledged(200);
                rehearsed.killPrimary();
                loop.awaitFailure();
                loop.awaitAcknowledged(200);
            }
            Set<String> held = keys(rehearsed.client());
            report("failover", loop);
            assertThat(held).containsAll(loop.acknowledged());
            assertThat(held).doesNotContainAnyElementsOf(loop.notApplied());
        }
    }

    private static Set<String> keys(ApiClient client) {
        Set<String> keys = new HashSet<>();
        String after = "0";
        while (true) {
            JsonNode page = client.get("/internal/bookings?after=" + after, RehearsedApi.operator())
                    .body()
                    .get("bookings");
            if (page.isEmpty()) {
                return keys;
            }
            for (JsonNode booking : page) {
                keys.add(booking.get("key").asText());
                after = booking.get("id").asText();
            }
        }
    }

    private static void report(String what, BookingLoop loop) {
        System.err.println(what + ": longest gap " + loop.longestGap() + ", acknowledged "
                + loop.acknowledged().size() + ", not applied "
                + loop.notApplied().size() + ", in doubt "
                + loop.inDoubt().size());
    }

    @Test
    void aFrozenDatabaseLeavesThreadsToTheEndpointsThatDoNotNeedIt() throws Exception {
        try (RehearsedApi rehearsed = RehearsedApi.started(Standby.NONE)) {
            ApiClient client = rehearsed.client();
            assertThat(client.get("/availability?zone=worli&date=2026-12-01").status())
                    .isEqualTo(200);
            rehearsed.freezePrimary();
            List<CompletableFuture<Reply>> stuck = IntStream.range(0, 60)
                    .mapToObj(n -> client.book(TOKEN, "stuck-" + n, Schema.PROBE))
                    .toList();
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.verify("9820000001", client.code("9820000001")).status())
                    .isEqualTo(200);
            assertThat(stuck).as("some still wait for the database").anyMatch(booking -> !booking.isDone());
            List<Reply> answers = stuck.stream().map(CompletableFuture::join).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(503, 504));
            assertThat(answers).filteredOn(answer -> answer.status() == 503).allMatch(Reply::saysNotApplied);
            assertThat(answers)
                    .as("what was sent to the frozen server is in doubt")
                    .filteredOn(answer -> answer.status() == 504)
                    .isNotEmpty()
                    .noneMatch(Reply::saysNotApplied);
            rehearsed.thawPrimary();
            long thawed = System.nanoTime();
            await().until(() ->
                    client.book(TOKEN, "thawed", Schema.PROBE).join().status() < 300);
            System.err.println("thaw: booked again after " + Duration.ofNanos(System.nanoTime() - thawed));
        }
    }

    @Test
    void aPrimaryThatTurnsReadOnlyAppliesNothingAndItsConnectionsAreNotKept() throws Exception {
        try (RehearsedApi rehearsed = RehearsedApi.started(Standby.NONE)) {
            ApiClient client = rehearsed.client();
            assertThat(client.book(TOKEN, "before", Schema.PROBE).join().status())
                    .isEqualTo(201);
            rehearsed.execute("ALTER SYSTEM SET default_transaction_read_only = on");
            rehearsed.execute("SELECT pg_reload_conf()");
            await().until(() -> rehearsed.queryInt("SELECT count(*) FROM pg_settings WHERE setting = 'on'"
                            + " AND name = 'default_transaction_read_only'")
                    == 1);
            Reply refused = client.book(TOKEN, "read-only", Schema.PROBE).join();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.saysNotApplied()).isTrue();
            rehearsed.execute("ALTER SYSTEM RESET default_transaction_read_only");
            rehearsed.execute("SELECT pg_reload_conf()");
            await().until(() ->
                    client.book(TOKEN, "read-only", Schema.PROBE).join().status() == 201);
        }
    }

    @Test
    void anInstanceStartsAndServesWhileTheDatabaseIsDown() throws Exception {
        try (RehearsedApi rehearsed = RehearsedApi.started(Standby.NONE)) {
            rehearsed.killPrimary();
            ApiClient client = rehearsed.anotherInstance();
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.get("/ready").text("database")).isEqualTo("down");
            assertThat(client.post("/otp/request", Map.of("phone", "9820000001"))
                            .status())
                    .isEqualTo(202);
            Reply refused = client.book(TOKEN, "no-database", Schema.PROBE).join();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("error")).isEqualTo("database_unavailable");
            assertThat(refused.saysNotApplied()).isTrue();
        }
    }
}
