package dev.faultline.rehearsal.http;

import org.slf4j.Logger;

/** Turns a failure inside an endpoint into what the caller is told. */
@FunctionalInterface
public interface FailureAnswers {
    /** The answer for a failure; anything unforeseen is a 500 that states no effect. */
    Answer answer(Exception failure);

    /** Takes every failure for an unforeseen one, and tells this log of it. */
    static FailureAnswers loggedTo(Logger log) {
        return failure -> {
            log.error("A call failed: {}", failure.toString());
            return Answer.error(500, "internal");
        };
    }
}
