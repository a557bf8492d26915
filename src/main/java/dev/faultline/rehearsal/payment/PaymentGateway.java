package dev.faultline.rehearsal.payment;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.FailureAnswers;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.security.SecureRandom;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that stands in for a payment gateway: the merchant places orders, customers pay them. No money moves. */
public final class PaymentGateway {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentGateway.class);
    private static final int MOST_ORDERS = 50_000;
    private static final int WORKERS = 8;

    private final Orders orders = new Orders(MOST_ORDERS, new SecureRandom());
    private final PaymentSignature signature;

    private PaymentGateway(PaymentConfig config) {
        signature = new PaymentSignature(config.paymentKey());
    }

    /** Runs the stand-in as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("payments", PaymentConfig.class, PaymentGateway::start, arguments);
    }

    static Serving start(PaymentConfig config) {
        WebServer server = WebServer.start(config.port(), WORKERS, new PaymentGateway(config).routes());
        return new Serving(Map.of("port", server.port()), server);
    }

    private HttpHandler routes() {
        return Handlers.routing()
                .post("/orders", handler(this::place))
                .post("/orders/{id}/pay", handler(this::pay))
                .get("/health", handler(call -> Answer.json(200, Map.of("status", "up"))));
    }

    private Answer place(Call call) {
        if (!(call.number("amount") > 0)) {
            return Answer.error(400, "bad_amount");
        }
        return Answer.json(201, Map.of("orderId", orders.place(call.text("reference"))));
    }

    private Answer pay(Call call) {
        String order = call.path("id");
        return orders.pay(order)
                .map(payment ->
                        Answer.json(200, Map.of("paymentId", payment, "signature", signature.of(order, payment))))
                .orElseGet(() -> Answer.error(404, "unknown_order"));
    }

    private static HttpHandler handler(Endpoint endpoint) {
        return new EndpointHandler(endpoint, FailureAnswers.loggedTo(LOG));
    }
}
