package dev.faultline.observe.alarm;

/** An expression cannot be evaluated on what was scraped; the message says which series are at fault. */
final class EvaluationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    EvaluationFailed(String message) {
        super(message);
    }
}
