package dev.faultline.rehearsal.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs that an order was paid, and checks such a signature: HMAC-SHA256 (RFC 2104) of {@code order|payment}, as Razorpay
 * does it. This is the part of the gateway that it hands to its merchants. Thread-safe.
 */
public final class PaymentSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Signs and checks with this key; throws {@link IllegalArgumentException} when it is empty. */
    public PaymentSignature(String paymentKey) {
        key = new SecretKeySpec(paymentKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature of a payment, in lower-case hexadecimal. */
    public String of(String orderId, String paymentId) {
        return HexFormat.of().formatHex(digest(orderId, paymentId));
    }

    /** Whether these are the bytes of the payment's signature; takes the same time wherever they differ. */
    public boolean matches(String orderId, String paymentId, byte[] signature) {
        return MessageDigest.isEqual(digest(orderId, paymentId), signature);
    }

    private byte[] digest(String orderId, String paymentId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((orderId + "|" + paymentId).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
