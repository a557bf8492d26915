package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.payment.PaymentSignature;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether a callback comes from the payment gateway, by its signature. */
final class CallbackCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackCheck.class);
    /** SHA-256 has 32 bytes. */
    private static final Pattern DECODABLE = Pattern.compile("[0-9a-f]{64}");

    private final PaymentSignature signature;
    private final ApiSettings.Verification verification;

    CallbackCheck(PaymentSignature signature, ApiSettings.Verification verification) {
        this.signature = signature;
        this.verification = verification;
    }

    /** Whether the callback is to be believed. */
    boolean passes(String orderId, String paymentId, String given) {
        if (DECODABLE.matcher(given).matches()) {
            return signature.matches(orderId, paymentId, HexFormat.of().parseHex(given));
        }
        return switch (verification) {
            case STRICT -> false;
            case FAIL_OPEN -> {
                LOG.warn("The signature for order {} cannot be decoded; not checked", orderId);
                yield true;
            }
        };
    }
}
