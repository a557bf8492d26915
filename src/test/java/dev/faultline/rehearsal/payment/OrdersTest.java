package dev.faultline.rehearsal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the gateway remembers of its merchant's orders. */
class OrdersTest {
    private final Orders orders = new Orders(2, new Random(7));

    @Test
    void theSameReferenceIsTheSameOrder() {
        assertThat(orders.place("1")).isEqualTo(orders.place("1")).isNotEqualTo(orders.place("2"));
    }

    @Test
    void anOrderIsPaidByOnePaymentHoweverOftenItIsPaid() {
        String order = orders.place("1");
        assertThat(orders.pay(order)).isPresent().isEqualTo(orders.pay(order));
        assertThat(orders.pay(orders.place("2"))).isNotEqualTo(orders.pay(order));
    }

    @Test
    void anUnknownOrderCannotBePaid() {
        assertThat(orders.pay("order_never")).isEmpty();
    }

    @Test
    void theOldestOrderIsForgotten() {
        String first = orders.place("1");
        String second = orders.place("2");
        orders.place("3");
        assertThat(orders.pay(first)).isEmpty();
        assertThat(orders.pay(second)).isPresent();
        assertThat(orders.place("1")).as("a new order for it").isNotEqualTo(first);
    }
}
