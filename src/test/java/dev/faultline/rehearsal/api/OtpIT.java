package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logging in on a real Redis, and what is left when Redis is gone. */
class OtpIT extends SharedApiFixture {
    @AfterEach
    void redisIsBack() throws Exception {
        rehearsed.redis().kill();
        rehearsed.redis().start();
        // More than once in a row: a breaker that is half open lets few calls in, and the next test makes many at once.
        await().until(() ->
                IntStream.range(0, 3).allMatch(again -> client.get("/ready").status() == 200));
    }

    @Test
    void aCodeFromTheSmsLogsIn() {
        String code = client.code("9820000001");
        assertThat(rehearsed.redis().timeToLive("otp:9820000001")).isBetween(1L, OneTimeCodes.LIFE.toMillis());
        Reply verified = client.verify("9820000001", code);
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.body().get("expiresInSeconds").asLong()).isEqualTo(BearerTokens.LIFE.toSeconds());
        Reply booked =
                client.book(verified.text("token"), "logged-in", Schema.PROBE).join();
        assertThat(booked.status()).isEqualTo(201);
    }

    @Test
    void ofManyVerifiesAtOnceOneIsAccepted() {
        for (int round = 0; round < 5; round++) {
            String phone = "982000010" + round;
            String code = client.code(phone);
            List<CompletableFuture<Reply>> attempts = IntStream.range(0, 24)
                    .mapToObj(any -> client.postLater("/otp/verify", Map.of("phone", phone, "code", code)))
                    .toList();
            List<Reply> replies = attempts.stream().map(CompletableFuture::join).toList();
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 200)
                    .allSatisfy(reply -> assertThat(reply.status()).isIn(410, 503));
        }
    }

    @Test
    void wrongAttemptsAtOnceNeverExceedTheLimit() {
        client.code("9820000200");
        List<CompletableFuture<Reply>> attempts = IntStream.range(0, 10)
                .mapToObj(any -> client.postLater("/otp/verify", Map.of("phone", "9820000200", "code", "wrong")))
                .toList();
        List<Integer> statuses = attempts.stream()
                .map(CompletableFuture::join)
                .map(Reply::status)
                .toList();
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(OneTimeCodes.ATTEMPTS);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(10 - OneTimeCodes.ATTEMPTS);
    }

    @Test
    void aWrongCodeSaysHowManyAttemptsAreLeft() {
        String code = client.code("9820000003");
        Reply wrong = client.verify("9820000003", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body().get("attemptsLeft").asInt()).isEqualTo(2);
        client.verify("9820000003", "wrong");
        client.verify("9820000003", "wrong");
        assertThat(client.verify("9820000003", code).status()).isEqualTo(429);
        assertThat(client.verify("9820000003", client.code("9820000003")).status())
                .as("a new code starts anew")
                .isEqualTo(200);
    }

    @Test
    void aPhoneGetsFiveCodesAMinuteWithResends() {
        for (int n = 0; n < 2; n++) {
            client.code("9820000008");
            assertThat(resend("9820000008").status()).isEqualTo(202);
        }
        String fifth = client.code("9820000008");
        double before = client.metric("otp_limited_total").orElseThrow();
        Reply sixth = resend("9820000008");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.text("error")).isEqualTo("too_many_codes");
        assertThat(sixth.saysNotApplied()).isTrue();
        assertThat(client.post("/otp/request", Map.of("phone", "9820000008")).status())
                .isEqualTo(429);
        assertThat(client.metric("otp_limited_total")).hasValue(before + 2);
        assertThat(rehearsed.redis().timeToLive("otp-sent:9820000008"))
                .as("ends by itself")
                .isBetween(1L, RedisCodeStore.WINDOW.toMillis());
        assertThat(resend("9820000009").status()).as("another phone's").isEqualTo(202);
        assertThat(client.verify("9820000008", fifth).status())
                .as("the last code that was sent still stands")
                .isEqualTo(200);
    }

    @Test
    void aResentCodeReplacesTheFirst() {
        String first = client.code("9820000010");
        resend("9820000010");
        assertThat(client.verify("9820000010", first).status()).isEqualTo(401);
    }

    private Reply resend(String phone) {
        return client.post("/otp/resend", Map.of("phone", phone));
    }

    @Test
    void whoIsLoggedInStaysSoWhenRedisIsLost() throws Exception {
        String issued = client.verify("9820000004", client.code("9820000004")).text("token");
        rehearsed.redis().kill();
        assertThat(client.book(issued, "without-redis", Schema.PROBE).join().status())
                .isEqualTo(201);
    }

    @Test
    void withoutRedisLoggingInIsRefusedAndTheRestGoesOn() throws Exception {
        rehearsed.redis().kill();
        assertThat(client.post("/otp/request", Map.of("phone", "9820000005")).status())
                .isEqualTo(503);
        assertThat(client.verify("9820000005", "123456").text("error")).isEqualTo("redis_unavailable");
        assertThat(client.get("/health").status()).isEqualTo(200);
        assertThat(client.get("/ready").text("redis")).isEqualTo("down");
        Reply available = client.get("/availability?zone=andheri&date=2026-12-01");
        assertThat(available.status()).isEqualTo(200);
        assertThat(available.body().get("slots")).hasSize(8);
    }

    @Test
    void withRedisFrozenAvailabilityComesFromTheDatabase() throws Exception {
        rehearsed.redis().freeze();
        List<CompletableFuture<Reply>> calls = IntStream.range(0, 40)
                .mapToObj(any -> client.postLater("/otp/verify", Map.of("phone", "9820000006", "code", "1")))
                .toList();
        assertThat(client.get("/availability?zone=andheri&date=2026-12-02").status())
                .isEqualTo(200);
        assertThat(client.get("/health").status()).isEqualTo(200);
        assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(503));
    }

    @Test
    void afterARestartOfRedisLoggingInWorksAgain() throws Exception {
        IntStream.range(0, 8).parallel().forEach(n -> client.code("98200003" + (10 + n)));
        rehearsed.redis().kill();
        client.verify("9820000007", "123456");
        rehearsed.redis().start();
        await().until(() ->
                client.post("/otp/request", Map.of("phone", "9820000007")).status() == 202);
        assertThat(client.verify("9820000007", client.code("9820000007")).status())
                .isEqualTo(200);
    }
}
