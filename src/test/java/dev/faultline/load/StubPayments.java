package dev.faultline.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Orders, payments and their signatures in memory: the platform's side and the gateway's. */
final class StubPayments {
    private static final SecretKeySpec KEY =
            new SecretKeySpec("the stub's own".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private final StubRules rules;
    private final StubBookings bookings;
    private final Map<String, String> bookingOfOrder = new ConcurrentHashMap<>();

    StubPayments(StubRules rules, StubBookings bookings) {
        this.rules = rules;
        this.bookings = bookings;
    }

    /** The booking that an order is for; the order's own name when there is none. */
    String bookingOf(String order) {
        return bookingOfOrder.getOrDefault(order, order);
    }

    StubAnswer order(String booking) {
        if (!rules.ordersPayments()) {
            return new StubAnswer(503, "{\"error\":\"payments_unavailable\",\"applied\":false}");
        }
        if (bookings.find(booking).isEmpty()) {
            return StubAnswer.NOT_FOUND;
        }
        bookingOfOrder.put("order-" + booking, booking);
        return new StubAnswer(201, "{\"orderId\":\"order-" + booking + "\",\"amount\":49900,\"currency\":\"INR\"}");
    }

    /** At the gateway: the customer pays. */
    StubAnswer pay(String order) {
        rules.paying();
        String payment = "pay-" + order;
        return new StubAnswer(
                200, "{\"paymentId\":\"" + payment + "\",\"signature\":\"" + signature(order, payment) + "\"}");
    }

    StubAnswer callback(JsonNode body) {
        String order = body.path("orderId").asText();
        String signature = body.path("signature").asText();
        boolean undecodable = !signature.matches("([0-9a-f]{2})+");
        if (!signature.equals(signature(order, body.path("paymentId").asText()))
                && !(undecodable && rules.failsOpen())) {
            return new StubAnswer(400, "{\"error\":\"bad_signature\",\"applied\":false}");
        }
        return bookings.change(bookingOf(order), "paid");
    }

    private static String signature(String order, String payment) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return HexFormat.of().formatHex(mac.doFinal((order + "|" + payment).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
