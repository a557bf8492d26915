package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Six-digit codes: each lives {@link #LIFE}, allows {@link #ATTEMPTS} attempts and works once. */
final class OneTimeCodes {
    static final Duration LIFE = Duration.ofMinutes(2);
    static final int ATTEMPTS = 3;

    private static final int CODES = 1_000_000;

    private final CodeStore store;
    private final Signature signature;
    private final RandomGenerator random;

    OneTimeCodes(CodeStore store, String secret, RandomGenerator random) {
        this.store = store;
        this.signature = Signature.derived(secret, "one-time codes");
        this.random = random;
    }

    /**
     * A new code for a phone, and an earlier one no longer works; empty when the phone has had too many.
     *
     * @throws Unavailable when the store cannot be reached
     */
    Optional<String> issue(String phone) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        return switch (store.keep(phone, digest(phone, code), LIFE, ATTEMPTS)) {
            case KEPT -> Optional.of(code);
            case TOO_MANY -> Optional.empty();
        };
    }

    /**
     * Tries a code.
     *
     * @throws Unavailable when it is not known what became of the attempt
     */
    Attempt attempt(String phone, String code) {
        return store.attempt(phone, digest(phone, code));
    }

    private String digest(String phone, String code) {
        return Base64.getEncoder().encodeToString(signature.of(phone + " " + code));
    }
}
