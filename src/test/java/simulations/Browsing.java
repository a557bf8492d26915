package simulations;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.path;
import static simulations.Steps.step;
import static simulations.Steps.think;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looking around: which zones there are, now and then which one an address is in, and what is free in a few of them on a few days. */
final class Browsing {
    static final int DAYS = 14;
    static final int SLOTS_A_DAY = 8;
    private static final int EXTRA_LOOKS = 2;

    private Browsing() {}

    /** Leaves the {@code slot} that the person decides for in the session. */
    static ChainBuilder chain(TrafficSettings settings) {
        return step(http("zones")
                        .get(path("zones"))
                        .check(
                                status().is(200),
                                jsonPath("$.zones[*]").findAll().saveAs("zones"),
                                ZoneCheck.saveCentres()))
                .exec(ZoneCheck.now())
                .exec(session -> session.set("looks", customer(session).looks())
                        .set("looked", 0)
                        .set("free", List.of())
                        .set("slots", List.of()))
                .exec(asLongAs(Browsing::stillLooking)
                        .on(think().exec(look(settings.journeys().firstDay()))))
                .exec(Browsing::decide);
    }

    /** Some days are booked out; then the person looks on, but not for ever. */
    private static boolean stillLooking(Session session) {
        int looked = session.getInt("looked");
        int looks = session.getInt("looks");
        return looked < looks || (session.getList("free").isEmpty() && looked < looks + EXTRA_LOOKS);
    }

    private static ChainBuilder look(LocalDate firstDay) {
        return exec(session -> session.set("zone", customer(session).zone(session.getList("zones")))
                        .set(
                                "date",
                                firstDay.plusDays(customer(session).daysAhead(DAYS))
                                        .toString())
                        .set("free", List.of())
                        .set("looked", session.getInt("looked") + 1))
                .exec(step(http("availability")
                        .get(path("availability"))
                        .queryParam("zone", "#{zone}")
                        .queryParam("date", "#{date}")
                        .check(
                                status().is(200),
                                jsonPath("$.slots[*].id").findAll().saveAs("slots"),
                                jsonPath("$.slots[?(@.free > 0)].id")
                                        .findAll()
                                        .optional()
                                        .saveAs("free"))));
    }

    private static Session decide(Session session) {
        List<String> free = session.getList("free");
        List<String> full = new ArrayList<>(session.getList("slots"));
        full.removeAll(free);
        return session.set("slot", customer(session).slot(free, full));
    }
}
