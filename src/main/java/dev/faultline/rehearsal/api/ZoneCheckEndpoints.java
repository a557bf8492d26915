package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which zone an address lies: for customers, and before a booking where the settings ask for it. */
final class ZoneCheckEndpoints {
    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    private final ZoneCheck check;
    private final Zones zones;
    private final ApiSettings.Fallback fallback;

    ZoneCheckEndpoints(ZoneCheck check, Zones zones, ApiSettings.Fallback fallback) {
        this.check = check;
        this.zones = zones;
        this.fallback = fallback;
    }

    Answer locate(Call call) {
        double latitude = degrees(call, "latitude", POLE);
        double longitude = degrees(call, "longitude", DATE_LINE);
        return zone(latitude, longitude)
                .map(zone -> Answer.json(200, Map.of("zone", zone)))
                .orElseGet(() -> Answer.error(404, "outside_every_zone"));
    }

    private Optional<String> zone(double latitude, double longitude) {
        try {
            return check.zone(latitude, longitude);
        } catch (Unavailable away) {
            return switch (fallback) {
                case NONE -> throw away;
                case NEAREST -> nearest(latitude, longitude);
            };
        }
    }

    /** By squared distance on a plane, which at the size of a city is near enough to tell zones apart. */
    private Optional<String> nearest(double latitude, double longitude) {
        double narrowing = Math.cos(Math.toRadians(latitude));
        return zones.all().stream()
                .min(Comparator.comparingDouble(centre -> Math.pow(centre.latitude() - latitude, 2)
                        + Math.pow((centre.longitude() - longitude) * narrowing, 2)))
                .map(Zones.Centre::zone);
    }

    /**
     * Lets a slot be booked only when the zone service places the centre of its zone in that zone.
     *
     * @throws Refusal when the service does not, or cannot tell
     */
    void require(String slot) {
        Optional<Zones.Centre> centre = centre(slot);
        if (centre.isEmpty()) {
            return; // No such zone; the database says so.
        }
        try {
            Optional<String> found =
                    check.zone(centre.get().latitude(), centre.get().longitude());
            if (!found.equals(centre.map(Zones.Centre::zone))) {
                throw new Refusal(Answer.notApplied(409, "outside_zone"));
            }
        } catch (Unavailable away) {
            throw new Refusal(Answer.notApplied(503, away.dependency() + "_unavailable"));
        }
    }

    /** The probers' slot lies nowhere, so any zone serves to find out whether the check works. */
    private Optional<Zones.Centre> centre(String slot) {
        List<Zones.Centre> all = zones.all();
        if (slot.equals(Schema.PROBE)) {
            return all.stream().findFirst();
        }
        String zone = SlotId.parse(slot).map(SlotId::zone).orElse("");
        return all.stream().filter(centre -> centre.zone().equals(zone)).findFirst();
    }

    private static double degrees(Call call, String field, double most) {
        double value = call.number(field);
        if (!(Math.abs(value) <= most)) {
            throw new Refusal(Answer.error(400, "bad_" + field));
        }
        return value;
    }
}
