package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be booked: zones, and the free places of a zone's day. */
final class CatalogueEndpoints {
    private static final Pattern ZONE = Pattern.compile("[a-z]{1,40}");

    private final Zones zones;
    private final Availability availability;

    CatalogueEndpoints(Zones zones, Availability availability) {
        this.zones = zones;
        this.availability = availability;
    }

    Answer zones(Call call) {
        List<Zones.Centre> centres = zones.all();
        List<String> names = centres.stream().map(Zones.Centre::zone).toList();
        return Answer.json(200, Map.of("zones", names, "centres", centres));
    }

    Answer availability(Call call) {
        String zone = call.query("zone")
                .filter(name -> ZONE.matcher(name).matches())
                .orElseThrow(() -> new Refusal(Answer.error(400, "bad_zone")));
        return Answer.json(200, availability.json(zone, day(call)));
    }

    private static LocalDate day(Call call) {
        try {
            return LocalDate.parse(call.query("date").orElse(""));
        } catch (DateTimeParseException notADate) {
            throw new Refusal(Answer.error(400, "bad_date"));
        }
    }
}
