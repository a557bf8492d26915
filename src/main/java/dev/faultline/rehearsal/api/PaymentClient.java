package dev.faultline.rehearsal.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Places orders at the payment gateway. */
final class PaymentClient {
    private static final JsonClient.Limits LIMITS =
            new JsonClient.Limits(Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final int CREATED = 201;

    private final Dependency dependency = new Dependency("payments", Dependency.SMALL);
    private final JsonClient gateway;

    PaymentClient(String baseUrl) {
        gateway = new JsonClient(baseUrl, LIMITS);
    }

    /**
     * Places an order, and gives its id; the same reference is the same order to the gateway.
     *
     * @param amount in the currency's smallest unit
     * @throws Unavailable when the gateway did not confirm it
     */
    String place(String reference, int amount) {
        return dependency.call(() -> post(Map.of("reference", reference, "amount", amount)));
    }

    private String post(Map<String, ?> order) throws IOException {
        JsonClient.Reply reply = gateway.post("/orders", order);
        if (reply.status() != CREATED) {
            throw new IOException("the payment gateway answered " + reply.status());
        }
        return reply.body().path("orderId").asText();
    }
}
