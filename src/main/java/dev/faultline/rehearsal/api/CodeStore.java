package dev.faultline.rehearsal.api;

import java.time.Duration;

/** Keeps the one code that a phone may log in with. An attempt is one atomic step, so a code is accepted once at most. */
interface CodeStore {
    /**
     * Keeps a code, in place of an earlier one, unless the phone has had too many.
     *
     * @param digest what the code is compared by; the code itself is not stored
     * @throws Unavailable when the store cannot be reached
     */
    Kept keep(String phone, String digest, Duration life, int attempts);

    /** What became of a code that was to be kept. */
    enum Kept {
        /** It is kept. */
        KEPT,
        /** The phone has had too many in this minute; an earlier code still stands. */
        TOO_MANY
    }

    /**
     * Tries a code: the right one is removed (unless used codes are to work again), a wrong one costs an attempt.
     *
     * @throws Unavailable when it is not known what became of the attempt
     */
    Attempt attempt(String phone, String digest);
}
