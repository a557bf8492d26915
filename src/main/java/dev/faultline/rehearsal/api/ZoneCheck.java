package dev.faultline.rehearsal.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the zone service in which zone a point lies. The service can be slow or gone without the rest of the instance
 * noticing, unless its protection is off.
 */
final class ZoneCheck {
    private static final String NAME = "zone_check";
    private static final JsonClient.Limits SHORT =
            new JsonClient.Limits(Duration.ofMillis(200), Duration.ofMillis(400));

    private final JsonClient service;
    private final ApiSettings.Protection protection;
    private final Dependency dependency = new Dependency(NAME, Dependency.SMALL);

    ZoneCheck(String baseUrl, ApiSettings.Protection protection) {
        this.protection = protection;
        this.service = new JsonClient(
                baseUrl,
                switch (protection) {
                    case ON -> SHORT;
                    case OFF -> JsonClient.Limits.NONE;
                });
    }

    /**
     * The zone that holds a point; empty when none does.
     *
     * @param latitude in degrees north
     * @param longitude in degrees east
     * @throws Unavailable when the service cannot tell
     */
    Optional<String> zone(double latitude, double longitude) {
        Map<String, Double> point = Map.of("latitude", latitude, "longitude", longitude);
        return switch (protection) {
            case ON -> dependency.call(() -> ask(point));
            case OFF -> unprotected(point);
        };
    }

    /** The mistake: each call holds a shared worker thread for as long as the service likes. */
    private Optional<String> unprotected(Map<String, Double> point) {
        try {
            return ask(point);
        } catch (IOException failed) {
            throw new Unavailable(NAME, failed);
        }
    }

    /** Whether calls are let through. */
    boolean closed() {
        return dependency.closed();
    }

    private Optional<String> ask(Map<String, Double> point) throws IOException {
        JsonClient.Reply reply = service.post("/locate", point);
        return switch (reply.status()) {
            case 200 -> Optional.of(reply.body().path("zone").asText());
            case 404 -> Optional.empty();
            default -> throw new IOException("the zone service answered " + reply.status());
        };
    }
}
