package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.path;
import static simulations.Steps.step;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * People who wait for the same places to open, and all press “book” in the same instant: more of them than there are
 * places. Whoever is late is told that the slot is full, which is a good answer; two people in one place are not.
 */
public final class RushSimulation extends WritingSimulation {
    private static final String NAME = RushSimulation.class.getName();
    private static final String OPENING = "opening";

    private final Instant first = Instant.now();

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public RushSimulation() {
        setUp(settings.arrivals(NAME)
                        .of(scenario("rush")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(new Login(settings).chain())
                                .exec(find())
                                .exec(pause(session -> opening(session).from(Instant.now())))
                                .exec(new Bookings(settings, ledger).placeAndReadBack("rush"))))
                .protocols(BlinkLean.protocol(settings));
    }

    /** Leaves the {@code slot} that opens next in the session: of the zone that fewest people look at, one after the other. */
    private ChainBuilder find() {
        return exec(step(http("zones")
                        .get(path("zones"))
                        .check(
                                status().is(200),
                                jsonPath("$.zones[*]").findAll().saveAs("zones"))))
                .exec(this::choose)
                .exec(step(http("availability")
                        .get(path("availability"))
                        .queryParam("zone", "#{zone}")
                        .queryParam("date", "#{date}")
                        .check(
                                status().is(200),
                                jsonPath("$.slots[*].id").findAll().saveAs("slots"))))
                .exec(session -> {
                    List<String> slots = session.getList("slots");
                    return session.set("slot", slots.get(opening(session).among(slots.size())));
                });
    }

    private Session choose(Session session) {
        Opening opening = Opening.next(first, Instant.now());
        List<String> zones = session.getList("zones");
        LocalDate day =
                settings.journeys().firstDay().plusDays(opening.number() / Browsing.SLOTS_A_DAY % Browsing.DAYS);
        return session.set(OPENING, opening)
                .set("zone", zones.get(zones.size() - 1))
                .set("date", day.toString());
    }

    private static Opening opening(Session session) {
        return session.get(OPENING);
    }
}
