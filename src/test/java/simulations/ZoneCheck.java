package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.attempt;
import static simulations.Steps.customer;
import static simulations.Steps.path;
import static simulations.Steps.think;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A person asks which zone their address is in: about every third does. The journey goes on whatever the answer is,
 * because what needs no zone check should not need the service that makes them.
 */
final class ZoneCheck {
    private ZoneCheck() {}

    /** Saves the {@code centres} that the answer gives; a platform may give none. */
    static CheckBuilder saveCentres() {
        return jsonPath("$.centres[*]").ofMap().findAll().optional().saveAs("centres");
    }

    /** Checks an address near the centre of a zone, when this person does that and centres are known. */
    static ChainBuilder now() {
        return exec(ZoneCheck::chooseAddress)
                .exec(doIf(session -> session.contains("home"))
                        .then(think().exec(attempt(http("zone-check")
                                .post(path("zone-check"))
                                .body(StringBody("#{home}"))
                                .check(status().is(200), jsonPath("$.zone").isEL("#{homeZone}"))))));
    }

    private static Session chooseAddress(Session session) {
        // Drawn in any case, so that a person is the same whatever the platform answers.
        boolean checks = customer(session).checksTheZone();
        List<Map<String, Object>> centres = session.contains("centres") ? session.getList("centres") : List.of();
        if (!checks || centres.isEmpty()) {
            return session;
        }
        Map<String, Object> centre = centres.get(customer(session).home(centres.size()));
        String home = String.format(
                Locale.ROOT,
                "{\"latitude\":%.6f,\"longitude\":%.6f}",
                customer(session).near(degrees(centre, "latitude")),
                customer(session).near(degrees(centre, "longitude")));
        return session.set("home", home).set("homeZone", centre.get("zone"));
    }

    private static double degrees(Map<String, Object> centre, String axis) {
        return ((Number) centre.get(axis)).doubleValue();
    }
}
