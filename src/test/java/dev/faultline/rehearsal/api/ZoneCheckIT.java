package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A zone service that is well, dead or silent, and what the rest of an instance feels of it. */
class ZoneCheckIT extends SharedApiFixture {
    private static final String CIRCUIT = "zone_check_circuit_closed";
    private static final Map<String, Double> ANDHERI = Map.of("latitude", 19.1197, "longitude", 72.8571);

    @Test
    void theCentreOfEachZoneLiesInIt() {
        Reply zones = client.get("/zones");
        assertThat(zones.body().get("zones")).hasSize(12);
        assertThat(zones.body().get("centres")).hasSize(12);
        for (JsonNode centre : zones.body().get("centres")) {
            Reply found = client.post(
                    "/zone-check",
                    Map.of(
                            "latitude",
                            centre.get("latitude").asDouble(),
                            "longitude",
                            centre.get("longitude").asDouble()));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().get("zone")).isEqualTo(centre.get("zone"));
        }
    }

    @Test
    void whatIsOutsideIsNotFoundAndWhatIsNoPlaceRefused() {
        Reply outside = client.post("/zone-check", Map.of("latitude", 28.6, "longitude", 77.2));
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.text("error")).isEqualTo("outside_every_zone");
        assertThat(client.post("/zone-check", Map.of("latitude", 91, "longitude", 72.8))
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/zone-check", Map.of("latitude", 19.1)).status())
                .isEqualTo(400);
        assertThat(client.metric(CIRCUIT))
                .as("none of these is the service's fault")
                .hasValue(1);
    }

    @Test
    void aSilentServiceHoldsUpNothingElse() throws Exception {
        try (SilentService silent = new SilentService()) {
            ApiClient instance = rehearsed.instance(ApiSettings.standard(), silent.url());
            List<CompletableFuture<Reply>> checks = manyChecks(instance);
            assertThat(instance.get("/health").status()).isEqualTo(200);
            assertThat(instance.book(token, "beside-silence", Schema.PROBE)
                            .join()
                            .status())
                    .isEqualTo(201);
            assertThat(checks).extracting(CompletableFuture::join).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.text("error")).isEqualTo("zone_check_unavailable");
            });
            assertThat(silent.connections())
                    .as("the bulkhead kept most of them out")
                    .isLessThan(checks.size() / 2);
        }
    }

    @Test
    void theCircuitOpensWhileTheServiceIsGone() {
        ApiClient instance = rehearsed.instance(ApiSettings.standard(), RehearsedApi.NOWHERE);
        assertThat(instance.metric(CIRCUIT)).hasValue(1);
        IntStream.range(0, 12)
                .forEach(any -> assertThat(instance.post("/zone-check", ANDHERI).status())
                        .isEqualTo(503));
        assertThat(instance.metric(CIRCUIT)).hasValue(0);
    }

    @Test
    void aFallbackHidesThatTheServiceIsGone() {
        ApiSettings hiding = RehearsedApi.standardBut("/zoneCheck/fallback", "nearest");
        ApiClient instance = rehearsed.instance(hiding, "http://127.0.0.1:1");
        Reply found = instance.post("/zone-check", ANDHERI);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("zone")).isEqualTo("andheri");
        assertThat(instance.post("/zone-check", Map.of("latitude", 28.6, "longitude", 77.2))
                        .status())
                .as("a place outside every zone has a nearest centre too")
                .isEqualTo(200);
    }

    @Test
    void withoutProtectionASilentServiceHoldsUpEverything() throws Exception {
        List<CompletableFuture<Reply>> checks;
        CompletableFuture<Reply> login;
        try (SilentService silent = new SilentService()) {
            ApiClient instance =
                    rehearsed.instance(RehearsedApi.standardBut("/zoneCheck/protection", "off"), silent.url());
            checks = manyChecks(instance);
            await().until(() -> silent.connections() >= 96);
            login = instance.postLater("/otp/verify", Map.of("phone", "9820000001", "code", "1"));
            CompletableFuture<Reply> stuck = login;
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(30)).until(() -> !stuck.isDone());
            assertThat(checks).noneMatch(CompletableFuture::isDone);
        }
        assertThat(checks).extracting(CompletableFuture::join).allMatch(reply -> reply.status() == 503);
        assertThat(login.join().status()).as("at last").isEqualTo(410);
    }

    @Test
    void whereBookingsNeedAZoneCheckTheyFailWithIt() {
        ApiSettings required = RehearsedApi.standardBut("/zoneCheck/required", "yes");
        ApiClient well = rehearsed.instance(required);
        assertThat(well.book(token, "checked", "andheri-2026-12-05-09").join().status())
                .isEqualTo(201);
        assertThat(well.book(token, "checked-probe", Schema.PROBE).join().status())
                .isEqualTo(201);
        assertThat(well.book(token, "nowhere", "nowhere-2026-12-05-09").join().status())
                .isEqualTo(404);
        ApiClient cutOff = rehearsed.instance(required, RehearsedApi.NOWHERE);
        for (String slot : List.of("andheri-2026-12-05-09", Schema.PROBE)) {
            Reply refused = cutOff.book(token, "unchecked-" + slot, slot).join();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("error")).isEqualTo("zone_check_unavailable");
            assertThat(refused.saysNotApplied()).isTrue();
        }
    }

    private static List<CompletableFuture<Reply>> manyChecks(ApiClient instance) {
        return IntStream.range(0, 120)
                .mapToObj(any -> instance.postLater("/zone-check", ANDHERI))
                .toList();
    }
}
