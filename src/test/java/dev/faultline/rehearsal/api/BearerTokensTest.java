package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token says whose it is until it expires, and cannot be made or changed without the key. */
class BearerTokensTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final String PHONE = "+919820000001";

    private final BearerTokens tokens = at(Duration.ZERO);

    @Test
    void aTokenSaysWhoseItIs() {
        assertThat(tokens.phone(tokens.issue(PHONE))).contains(PHONE);
    }

    @Test
    void anotherInstanceWithTheSameSecretAcceptsIt() {
        assertThat(at(Duration.ofMinutes(5)).phone(tokens.issue(PHONE))).contains(PHONE);
    }

    @Test
    void aTokenExpires() {
        String token = tokens.issue(PHONE);
        assertThat(at(BearerTokens.LIFE.minusSeconds(1)).phone(token)).contains(PHONE);
        assertThat(at(BearerTokens.LIFE).phone(token)).isEmpty();
    }

    @Test
    void aTokenSignedWithAnotherSecretIsRefused() {
        BearerTokens other = new BearerTokens("another secret", Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(tokens.phone(other.issue(PHONE))).isEmpty();
    }

    @Test
    void aTokenWithAnotherPhoneUnderTheOldSignatureIsRefused() {
        String token = tokens.issue(PHONE);
        String signature = token.substring(token.indexOf('.'));
        String forged = "+919820000002." + NOW.plus(BearerTokens.LIFE).getEpochSecond();
        assertThat(tokens.phone(base64(forged) + signature)).isEmpty();
    }

    @Test
    void aCodesDigestIsNoSignatureOfATokensContent() {
        String content = base64(PHONE + "." + NOW.plus(BearerTokens.LIFE).getEpochSecond());
        byte[] signature = Signature.derived("secret", "one-time codes").of(content);
        assertThat(tokens.phone(content + "." + Base64.getUrlEncoder().encodeToString(signature)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "nonsense", "a.b", "%%%.%%%", "Kzkx.", ".Kzkx"})
    void nonsenseIsRefused(String token) {
        assertThat(tokens.phone(token)).isEmpty();
    }

    private static BearerTokens at(Duration later) {
        return new BearerTokens("secret", Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
