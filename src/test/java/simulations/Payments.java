package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.customer;
import static simulations.Steps.path;
import static simulations.Steps.step;
import static simulations.Steps.think;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;

/**
 * Paying for the session's {@code booking}: the platform orders it at the payment gateway, the customer pays there, and
 * brings back what the gateway signed.
 */
final class Payments {
    private final URI gateway;
    private final Writes writes;

    Payments(URI gateway, Writes writes) {
        this.gateway = gateway;
        this.writes = writes;
    }

    ChainBuilder chain() {
        return order().exec(think())
                .exec(payAt(gateway))
                .exec(writes.send(
                        session -> new Writes.Intention(
                                customer(session).key("pay"), session.getString("bookKey"), "pay", "paid"),
                        callback("pay-callback").check(status().is(200))))
                .exec(exitHereIfFailed());
    }

    /** Leaves the {@code order} in the session. */
    static ChainBuilder order() {
        return step(http("pay-order")
                .post(path("pay-order"))
                .header("Authorization", "Bearer #{token}")
                .body(StringBody("{\"bookingId\":\"#{booking}\"}"))
                .check(status().in(200, 201), jsonPath("$.orderId").saveAs("order")));
    }

    /**
     * Leaves the {@code payment} and its {@code signature} in the session. Silent: it is no request to the system under
     * test, and whoever cannot pay goes away.
     */
    static ChainBuilder payAt(URI gateway) {
        return step(http(BlinkLean.PAY)
                .post(gateway + "/orders/#{order}/pay")
                .body(StringBody("{}"))
                .silent()
                .check(
                        status().in(200, 201),
                        jsonPath("$.paymentId").saveAs("payment"),
                        jsonPath("$.signature").saveAs("signature")));
    }

    /** What the session holds as {@code order}, {@code payment} and {@code signature}, as the gateway's word. */
    static HttpRequestActionBuilder callback(String name) {
        return Writes.post(name, "pay-callback")
                .body(StringBody(
                        "{\"orderId\":\"#{order}\",\"paymentId\":\"#{payment}\",\"signature\":\"#{signature}\"}"));
    }
}
