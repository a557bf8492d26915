package dev.faultline.rehearsal.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that carry a phone and an expiry, signed: nothing is stored, so users stay logged in when the cache is lost.
 *
 * <p>Form: {@code base64url(phone.expiry-in-epoch-seconds).base64url(HMAC-SHA256 of the first part)}. Thread-safe.
 */
final class BearerTokens {
    static final Duration LIFE = Duration.ofHours(1);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Signature signature;
    private final Clock clock;

    BearerTokens(String secret, Clock clock) {
        this.signature = Signature.derived(secret, "bearer tokens");
        this.clock = clock;
    }

    String issue(String phone) {
        String content = phone + "." + clock.instant().plus(LIFE).getEpochSecond();
        String first = ENCODER.encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return first + "." + ENCODER.encodeToString(signature.of(first));
    }

    /** The phone a token was issued to; empty when it is forged, damaged or has expired. */
    Optional<String> phone(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String first = token.substring(0, dot);
            byte[] signed = DECODER.decode(token.substring(dot + 1));
            boolean genuine = MessageDigest.isEqual(signed, signature.of(first));
            return genuine ? unexpired(new String(DECODER.decode(first), StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<String> unexpired(String content) {
        int dot = content.lastIndexOf('.');
        Instant expiry = Instant.ofEpochSecond(Long.parseLong(content.substring(dot + 1)));
        return clock.instant().isBefore(expiry) ? Optional.of(content.substring(0, dot)) : Optional.empty();
    }
}
