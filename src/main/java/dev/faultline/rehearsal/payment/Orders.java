package dev.faultline.rehearsal.payment;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The orders of one merchant; the oldest are forgotten first. The same reference is the same order. Thread-safe. */
final class Orders {
    private static final int ID_BYTES = 9;

    private final int most;
    private final RandomGenerator random;
    private final Map<String, Order> byId = new LinkedHashMap<>();
    private final Map<String, String> idOfReference = new HashMap<>();

    Orders(int most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    /** An order, and the payment that it is paid with. */
    private record Order(String reference, String paymentId) {}

    /** The order of a reference, made when it is new. */
    synchronized String place(String reference) {
        String known = idOfReference.get(reference);
        return known == null ? placeNew(reference) : known;
    }

    private String placeNew(String reference) {
        if (byId.size() == most) {
            forgetOldest();
        }
        String id = newId("order_");
        byId.put(id, new Order(reference, newId("pay_")));
        idOfReference.put(reference, id);
        return id;
    }

    private void forgetOldest() {
        String oldest = byId.keySet().iterator().next();
        idOfReference.remove(byId.remove(oldest).reference());
    }

    /** The payment of an order, the same each time; empty when there is no such order. */
    synchronized Optional<String> pay(String orderId) {
        return Optional.ofNullable(byId.get(orderId)).map(Order::paymentId);
    }

    private String newId(String prefix) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
