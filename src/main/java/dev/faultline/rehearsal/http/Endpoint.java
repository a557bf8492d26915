package dev.faultline.rehearsal.http;

/** One operation of an HTTP API, called on a worker thread; it may block for a bounded time. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Serves a call.
     *
     * @throws Refusal when the call cannot be served as it was made
     * @throws Exception when the work failed; the {@link FailureAnswers} of the API turn it into an answer
     */
    Answer answer(Call call) throws Exception;
}
