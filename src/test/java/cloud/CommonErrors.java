package cloud;

import java.util.Set;

/** The codes of refusals that every operation has, as one protocol spells them. */
record CommonErrors(String throttled, String denied, String invalid, String expired, String skewed, String unknownKey) {
    static final CommonErrors QUERY = new CommonErrors(
            "Throttling", "AccessDenied", "ValidationError", "ExpiredToken", "RequestExpired", "InvalidClientTokenId");
    static final CommonErrors JSON = new CommonErrors(
            "ThrottlingException",
            "AccessDeniedException",
            "ValidationException",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "UnrecognizedClientException");
    /** What a service that is broken answers, and one that is asked for what it does not have. */
    static final String BROKEN = "InternalFailure";

    static final String NO_SUCH_OPERATION = "UnknownOperationException";
    static final String UNSIGNED = "MissingAuthenticationTokenException";

    boolean has(String code) {
        return Set.of(throttled, denied, invalid, expired, skewed, unknownKey, BROKEN, NO_SUCH_OPERATION, UNSIGNED)
                .contains(code);
    }
}
