package dev.faultline.rehearsal.geography;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.http.JsonCalls;
import dev.faultline.rehearsal.http.JsonCalls.Reply;
import dev.faultline.rehearsal.protocol.Serving;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The zone service as its callers see it. */
class ZoneServiceTest {
    private final Serving serving = ZoneService.start(new ZoneServiceConfig(0));
    private final JsonCalls service = new JsonCalls(serving);

    @AfterEach
    void stop() throws Exception {
        serving.program().close();
    }

    @Test
    void everyCentreItTellsIsLocatedInItsZone() throws Exception {
        JsonNode centres = service.get("/centres").body().get("zones");
        assertThat(centres).hasSize(12);
        for (JsonNode centre : centres) {
            Reply located = service.post(
                    "/locate",
                    Map.of(
                            "latitude",
                            centre.get("latitude").asDouble(),
                            "longitude",
                            centre.get("longitude").asDouble()));
            assertThat(located.status()).isEqualTo(200);
            assertThat(located.body().get("zone")).isEqualTo(centre.get("zone"));
        }
    }

    @Test
    void whatLiesInNoZoneIsNotFound() throws Exception {
        Reply outside = service.post("/locate", Map.of("latitude", 28.6, "longitude", 77.2));
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.body().get("error").asText()).isEqualTo("outside_every_zone");
    }

    @Test
    void aPointNeedsNumbers() throws Exception {
        assertThat(service.post("/locate", Map.of("latitude", "19", "longitude", 72.8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void itSaysThatItIsThere() throws Exception {
        assertThat(service.get("/health").status()).isEqualTo(200);
    }
}
