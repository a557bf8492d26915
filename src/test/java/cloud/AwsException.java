package cloud;

/** A refusal, as AWS words it: an HTTP status, a code and a message. */
final class AwsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    AwsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
