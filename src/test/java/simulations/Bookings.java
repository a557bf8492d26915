package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.step;
import static simulations.Steps.think;

import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.OptionalInt;

/**
 * Booking a slot, reading it back, and now and then cancelling it. Every write goes into the ledger: its intent before it
 * is sent, its answer afterwards. No write is tried again: each outcome counts as it is.
 */
final class Bookings {
    private final WriteLedger ledger;

    Bookings(WriteLedger ledger) {
        this.ledger = ledger;
    }

    ChainBuilder chain() {
        return think().exec(book())
                .exec(readBack("booked"))
                .exec(doIf(session -> customer(session).cancels())
                        .then(think().exec(cancel()).exec(readBack("cancelled"))));
    }

    private ChainBuilder book() {
        return Steps.unlessDraining()
                .exec(session -> {
                    String key = customer(session).key("book");
                    ledger.intend(key, key, "book", "booked", session.getString("slot"));
                    return unanswered(session).set("bookKey", key);
                })
                .exec(write("book", "/bookings", "#{bookKey}")
                        .body(StringBody("{\"slotId\":\"#{slot}\"}"))
                        .check(status().in(200, 201, 409), bodyString().saveAs("answer"))
                        .checkIf((response, session) -> response.status().code() == 409)
                        .then(substring("slot_full"))
                        .checkIf((response, session) -> response.status().code() < 300)
                        .then(jsonPath("$.id").saveAs("booking")))
                .exec(session -> answered(session, "bookKey"))
                .exec(exitHereIfFailed())
                .exec(exitHereIf(session -> session.getInt("status") == 409));
    }

    private ChainBuilder cancel() {
        return Steps.unlessDraining()
                .exec(session -> {
                    String key = customer(session).key("cancel");
                    ledger.intend(key, session.getString("bookKey"), "cancel", "cancelled", session.getString("slot"));
                    return unanswered(session).set("cancelKey", key);
                })
                .exec(write("cancel", "/bookings/#{booking}/cancel", "#{cancelKey}")
                        .check(status().is(200), bodyString().saveAs("answer")))
                .exec(session -> answered(session, "cancelKey"))
                .exec(exitHereIfFailed());
    }

    private static HttpRequestActionBuilder write(String name, String path, String key) {
        return http(name)
                .post(path)
                .header("Authorization", "Bearer #{token}")
                .header("Idempotency-Key", key)
                .check(status().saveAs("status"));
    }

    private static ChainBuilder readBack(String state) {
        return step(http("read-back")
                .get("/bookings/#{booking}")
                .header("Authorization", "Bearer #{token}")
                .check(status().is(200), jsonPath("$.state").is(state)));
    }

    private static Session unanswered(Session session) {
        return session.removeAll("status", "answer");
    }

    private Session answered(Session session, String key) {
        OptionalInt status =
                session.contains("status") ? OptionalInt.of(session.getInt("status")) : OptionalInt.empty();
        String body = session.contains("answer") ? session.getString("answer") : "";
        ledger.answered(session.getString(key), status, body);
        return session;
    }
}
