package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Instances beside each other on the same database and cache, each with another setting. */
class SettingsIT extends SharedApiFixture {
    private static final String AVAILABILITY = "/availability?zone=andheri&date=2026-12-01";
    private static final String BOOK_SECONDS = "database_query_seconds_sum{statement=\"book\"}";

    @Test
    void aLostCacheIsFeltOnlyWhereNothingTakesItsPlace() throws Exception {
        ApiClient withoutFallback = rehearsed.instance(RehearsedApi.standardBut("/cacheFallback", "off"));
        ApiClient deep = rehearsed.instance(RehearsedApi.standardBut("/health", "deep"));
        assertThat(withoutFallback.get(AVAILABILITY).status()).isEqualTo(200);
        assertThat(deep.get("/health").status()).isEqualTo(200);
        rehearsed.redis().kill();
        assertThat(client.get(AVAILABILITY).status()).isEqualTo(200);
        assertThat(client.get("/health").status()).isEqualTo(200);
        assertThat(withoutFallback.get(AVAILABILITY).text("error")).isEqualTo("redis_unavailable");
        assertThat(deep.get("/health").status()).isEqualTo(503);
        rehearsed.redis().start();
        await().until(() -> client.get("/ready").status() == 200
                && deep.get("/health").status() == 200
                && withoutFallback.get(AVAILABILITY).status() == 200);
    }

    @Test
    void aUsedCodeWorksAgainOnlyWhereItIsNotRemoved() {
        ApiClient careless = rehearsed.instance(RehearsedApi.standardBut("/otp/singleUse", "off"));
        String code = careless.code("9820000301");
        assertThat(careless.verify("9820000301", code).status()).isEqualTo(200);
        assertThat(careless.verify("9820000301", code).status()).isEqualTo(200);
        assertThat(client.verify("9820000301", code).status()).isEqualTo(200);
        assertThat(client.verify("9820000301", code).status()).isEqualTo(410);
    }

    @Test
    void aBrokenVersionIsNeverHealthyAndServesNobody() {
        ApiClient broken = rehearsed.instance(
                RehearsedApi.standardBut("/version", new ApiSettings.Version("broken", ApiSettings.Fitness.BROKEN)));
        assertThat(broken.get("/health").status()).isEqualTo(503);
        assertThat(broken.get("/health").text("version")).isEqualTo("broken");
        assertThat(broken.get("/zones").status()).isEqualTo(500);
        assertThat(broken.metric("build_info{version=\"broken\"}")).hasValue(1);
    }

    @Test
    void theTimeAStatementWaitsForALockIsMeasured() throws Exception {
        client.book(token, "before-the-lock", Schema.PROBE).join();
        double before = client.metric(BOOK_SECONDS).orElseThrow();
        CompletableFuture<Reply> booked;
        double waited;
        try (Connection other = rehearsed.connection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE slots IN ACCESS EXCLUSIVE MODE");
            booked = client.book(token, "behind-the-lock", Schema.PROBE);
            await().until(() -> rehearsed.queryInt("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            long seen = System.nanoTime();
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            waited = (System.nanoTime() - seen) / 1e9;
            other.commit();
        }
        assertThat(booked.join().status()).isEqualTo(201);
        assertThat(client.metric(BOOK_SECONDS).orElseThrow()).isGreaterThanOrEqualTo(before + waited);
    }

    @Test
    void queriesAreNotMeasuredWhereThatIsOff() {
        ApiClient unmeasured = rehearsed.instance(RehearsedApi.standardBut("/queryMetrics", "off"));
        assertThat(unmeasured.book(token, "unmeasured", Schema.PROBE).join().status())
                .isEqualTo(201);
        assertThat(unmeasured.metric(BOOK_SECONDS)).isEmpty();
        assertThat(unmeasured.metric("http_requests_total{endpoint=\"book\",status=\"201\"}"))
                .hasValue(1);
    }
}
