package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of one-time codes, on a clock set by hand. */
class OneTimeCodesTest {
    private static final String PHONE = "9820000001";

    private Instant now = Instant.parse("2026-12-01T09:00:00Z");
    private final StoredInMemory store = new StoredInMemory(() -> now);
    private final OneTimeCodes codes = new OneTimeCodes(store, "secret", new Random(7));

    @Test
    void aCodeHasSixDigits() {
        for (int i = 0; i < 1000; i++) {
            assertThat(issue(PHONE)).matches("[0-9]{6}");
        }
    }

    @Test
    void theRightCodeIsAcceptedOnce() {
        String code = issue(PHONE);
        assertThat(codes.attempt(PHONE, code)).isInstanceOf(Attempt.Accepted.class);
        assertThat(codes.attempt(PHONE, code)).isInstanceOf(Attempt.Gone.class);
    }

    @Test
    void aCodeExpires() {
        String code = issue(PHONE);
        now = now.plus(OneTimeCodes.LIFE);
        assertThat(codes.attempt(PHONE, code)).isInstanceOf(Attempt.Gone.class);
    }

    @Test
    void aCodeThatWasNeverSentIsGone() {
        assertThat(codes.attempt(PHONE, "123456")).isInstanceOf(Attempt.Gone.class);
    }

    @Test
    void afterThreeWrongAttemptsTheRightCodeIsRefusedToo() {
        String code = issue(PHONE);
        assertThat(codes.attempt(PHONE, "wrong")).isEqualTo(new Attempt.Wrong(2));
        assertThat(codes.attempt(PHONE, "wrong")).isEqualTo(new Attempt.Wrong(1));
        assertThat(codes.attempt(PHONE, "wrong")).isEqualTo(new Attempt.Wrong(0));
        assertThat(codes.attempt(PHONE, code)).isInstanceOf(Attempt.Exhausted.class);
    }

    @Test
    void aResentCodeReplacesTheFirstAndItsAttempts() {
        String first = issue(PHONE);
        codes.attempt(PHONE, "wrong");
        String second = issue(PHONE);
        assertThat(codes.attempt(PHONE, first)).isEqualTo(new Attempt.Wrong(2));
        assertThat(codes.attempt(PHONE, second)).isInstanceOf(Attempt.Accepted.class);
    }

    @Test
    void theCodeOfOnePhoneIsWrongForAnother() {
        String code = issue(PHONE);
        issue("9820000002");
        assertThat(codes.attempt("9820000002", code)).isInstanceOf(Attempt.Wrong.class);
    }

    @Test
    void whatIsStoredIsNotTheCode() {
        String code = issue(PHONE);
        assertThat(store.digestOf(PHONE)).doesNotContain(code);
    }

    private String issue(String phone) {
        return codes.issue(phone).orElseThrow();
    }
}
