package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.path;
import static simulations.Steps.step;
import static simulations.Steps.think;

import dev.faultline.load.TrafficSettings;
import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.ChainBuilder;

/** Booking a slot, reading it back, paying for it mostly, and now and then cancelling it, paid or not. */
final class Bookings {
    private final Writes writes;
    private final ChainBuilder payment;

    Bookings(TrafficSettings settings, WriteLedger ledger) {
        this.writes = new Writes(ledger);
        this.payment = settings.paymentsUrl()
                .map(gateway -> doIf(session -> customer(session).pays())
                        .then(think().exec(new Payments(gateway, writes).chain())
                                .exec(readBack("paid"))))
                .orElseGet(() -> exec(session -> session));
    }

    ChainBuilder chain() {
        return think().exec(placeAndReadBack("book"))
                .exec(payment)
                .exec(doIf(session -> customer(session).cancels())
                        .then(think().exec(cancel()).exec(readBack("cancelled"))));
    }

    /** Books the session's {@code slot} at once, and looks whether it is booked. */
    ChainBuilder placeAndReadBack(String write) {
        return book(write).exec(readBack("booked"));
    }

    /**
     * Books the session's {@code slot}, and leaves the {@code booking} and its {@code bookKey} in the session; a journey
     * that finds the slot full ends here.
     *
     * @param write tells this write from the customer's others
     */
    ChainBuilder book(String write) {
        return exec(session -> session.set("bookKey", customer(session).key(write)))
                .exec(writes.send(
                        session -> {
                            String key = session.getString("bookKey");
                            return new Writes.Intention(key, key, "book", "booked");
                        },
                        Writes.post("book")
                                .header("Authorization", "Bearer #{token}")
                                .header("Idempotency-Key", "#{bookKey}")
                                .body(StringBody("{\"slotId\":\"#{slot}\"}"))
                                .check(status().in(200, 201, 409))
                                .checkIf(
                                        (response, session) -> response.status().code() == 409)
                                .then(substring("slot_full"))
                                .checkIf(
                                        (response, session) -> response.status().code() < 300)
                                .then(jsonPath("$.id").saveAs("booking"))))
                .exec(exitHereIfFailed())
                .exec(exitHereIf(session -> session.getInt("status") == 409));
    }

    private ChainBuilder cancel() {
        return exec(session -> session.set("cancelKey", customer(session).key("cancel")))
                .exec(writes.send(
                        session -> new Writes.Intention(
                                session.getString("cancelKey"), session.getString("bookKey"), "cancel", "cancelled"),
                        Writes.post("cancel")
                                .header("Authorization", "Bearer #{token}")
                                .header("Idempotency-Key", "#{cancelKey}")
                                .check(status().is(200))))
                .exec(exitHereIfFailed());
    }

    private static ChainBuilder readBack(String state) {
        return step(http("read-back")
                .get(path("read-back"))
                .header("Authorization", "Bearer #{token}")
                .check(status().is(200), jsonPath("$.state").is(state)));
    }
}
