package simulations;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How writes get into the ledger: the intent before the request is sent, its answer afterwards. No write is tried again:
 * each outcome counts as it is.
 */
final class Writes {
    private final WriteLedger ledger;

    Writes(WriteLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * What a write is about to do.
     *
     * @param key the write's own key, which no other write has
     * @param record the idempotency key that the record was, or is being, created under
     * @param operation for example {@code book}
     * @param state the record's state once the write is applied
     */
    record Intention(String key, String record, String operation, String state) {}

    /** A write's request, to which the journey adds its checks. */
    static HttpRequestActionBuilder post(String name) {
        return post(name, name);
    }

    /** The same, to the path of another request that it looks like. */
    static HttpRequestActionBuilder post(String name, String request) {
        return http(name)
                .post(Steps.path(request))
                .check(status().saveAs("status"), bodyString().saveAs("answer"));
    }

    /** Sends {@code request}, made by {@link #post}. Not taken once the load is being drained. */
    ChainBuilder send(Function<Session, Intention> intention, HttpRequestActionBuilder request) {
        return Steps.unlessDraining()
                .exec(session -> intend(session, intention.apply(session)))
                .exec(request)
                .exec(this::answered);
    }

    private Session intend(Session session, Intention intention) {
        ledger.intend(
                intention.key(),
                intention.record(),
                intention.operation(),
                intention.state(),
                session.getString("slot"));
        return session.removeAll("status", "answer").set("write", intention.key());
    }

    private Session answered(Session session) {
        OptionalInt status =
                session.contains("status") ? OptionalInt.of(session.getInt("status")) : OptionalInt.empty();
        String body = session.contains("answer") ? session.getString("answer") : "";
        ledger.answered(session.getString("write"), status, body);
        return session;
    }
}
