package dev.faultline.rehearsal.payment;

import dev.faultline.rehearsal.protocol.Serving;

/** Starts the payment gateway's stand-in inside a test of another package. */
public final class PaymentStandIn {
    private PaymentStandIn() {}

    /** Starts it as it is configured. */
    public static Serving start(PaymentConfig config) {
        return PaymentGateway.start(config);
    }
}
