package dev.faultline.rehearsal.api;

import java.time.Duration;

/** Keeps the one code that a phone may log in with. An attempt is one atomic step, so a code is accepted once at most. */
interface CodeStore {
    /**
     * Keeps a code, in place of an earlier one.
     *
     * @param digest what the code is compared by; the code itself is not stored
     * @throws Unavailable when the store cannot be reached
     */
    void keep(String phone, String digest, Duration life, int attempts);

    /**
     * Tries a code: the right one is removed, a wrong one costs an attempt.
     *
     * @throws Unavailable when it is not known what became of the attempt
     */
    Attempt attempt(String phone, String digest);
}
