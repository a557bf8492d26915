package dev.faultline.rehearsal.http;

/** Turns a failure inside an endpoint into what the caller is told. */
@FunctionalInterface
public interface FailureAnswers {
    /** The answer for a failure; anything unforeseen is a 500 that states no effect. */
    Answer answer(Exception failure);
}
