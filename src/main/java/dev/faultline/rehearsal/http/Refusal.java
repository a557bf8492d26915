package dev.faultline.rehearsal.http;

/** Ends the handling of a call that cannot be served as it was made; carries the answer. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** Refuses with this answer. */
    public Refusal(Answer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** What the caller is told. */
    public Answer answer() {
        return answer;
    }
}
