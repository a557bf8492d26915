package dev.faultline.rehearsal.payment;

import java.util.Objects;

/**
 * The configuration of the payment gateway's stand-in.
 *
 * @param port 0 for any free one
 * @param paymentKey the key that payments are signed with; the merchant has it too
 */
public record PaymentConfig(int port, String paymentKey) {
    /** Throws {@link NullPointerException} without a key. */
    public PaymentConfig {
        Objects.requireNonNull(paymentKey, "paymentKey");
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "PaymentConfig[port=" + port + "]";
    }
}
