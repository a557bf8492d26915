package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.think;

import dev.faultline.load.TrafficSettings;
import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends callbacks with signatures that are not right, a kind after the other. The attacker has two orders. The gateway's
 * signature of the first one is in the attacker's hands and never sent as it is; so both bookings are to stay unpaid.
 */
final class Forgeries {
    private static final int SIGNATURE_DIGITS = 64;
    private static final int PAYMENT_DIGITS = 14;

    private final Optional<URI> gateway;
    private final Bookings bookings;
    private final Writes writes;

    Forgeries(TrafficSettings settings, WriteLedger ledger) {
        this.gateway = settings.paymentsUrl();
        this.bookings = new Bookings(settings, ledger);
        this.writes = new Writes(ledger);
    }

    ChainBuilder chain() {
        ChainBuilder chain = think().exec(bookings.book("book-own"))
                .exec(Payments.order())
                .exec(signature())
                .exec(session -> session.set("ownKey", session.getString("bookKey"))
                        .set("ownOrder", session.getString("order"))
                        .set("genuine", session.getString("signature")))
                .exec(think())
                .exec(bookings.book("book-other"))
                .exec(Payments.order())
                .exec(session -> session.set("otherOrder", session.getString("order")));
        for (Forgery forgery : Forgery.values()) {
            chain = chain.exec(think()).exec(send(forgery));
        }
        return chain;
    }

    /** The gateway's signature of the first order; made up where no gateway is known. */
    private ChainBuilder signature() {
        return gateway.map(Payments::payAt)
                .orElseGet(() -> exec(session -> session.set(
                                "payment", "pay_" + customer(session).madeUpHexadecimal(PAYMENT_DIGITS))
                        .set("signature", customer(session).madeUpHexadecimal(SIGNATURE_DIGITS))));
    }

    private ChainBuilder send(Forgery forgery) {
        return exec(session -> aim(session, forgery))
                .exec(writes.send(
                        session -> new Writes.Intention(
                                customer(session).key("forge-" + forgery.name().toLowerCase(Locale.ROOT)),
                                session.getString("aimedAt"),
                                "forge",
                                "paid"),
                        Payments.callback("forged-callback").check(status().is(400))))
                .exec(Session::markAsSucceeded);
    }

    private static Session aim(Session session, Forgery forgery) {
        boolean other = forgery == Forgery.ANOTHER_ORDERS;
        return session.set("order", session.getString(other ? "otherOrder" : "ownOrder"))
                .set("aimedAt", session.getString(other ? "bookKey" : "ownKey"))
                .set("signature", forgery.of(session.getString("genuine")));
    }
}
