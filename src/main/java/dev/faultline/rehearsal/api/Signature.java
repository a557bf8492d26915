package dev.faultline.rehearsal.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs text with HMAC-SHA256 (RFC 2104), with a key of its own for each purpose. Thread-safe. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Signature(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A key derived from a secret, so that no two purposes share one. */
    static Signature derived(String secret, String purpose) {
        Signature root = new Signature(secret.getBytes(StandardCharsets.UTF_8));
        return new Signature(root.of(purpose));
    }

    byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
