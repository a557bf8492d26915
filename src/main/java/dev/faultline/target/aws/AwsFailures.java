package dev.faultline.target.aws;

import dev.faultline.target.aws.AwsCallFailed.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the SDK throws, as a sentence for the person at the terminal, and without anything that must stay secret. */
final class AwsFailures {
    private static final int WORDS = 400;

    /** Identifiers of keys, and long runs that could be a key, a token or a signature. */
    private static final List<Pattern> SECRETS =
            List.of(Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{8,}"), Pattern.compile("[A-Za-z0-9+/=_%-]{60,}"));

    private static final Map<String, Kind> CODES = Map.ofEntries(
            Map.entry("AccessDenied", Kind.DENIED),
            Map.entry("AccessDeniedException", Kind.DENIED),
            Map.entry("UnauthorizedOperation", Kind.DENIED),
            Map.entry("AuthorizationError", Kind.DENIED),
            Map.entry("InvalidClientTokenId", Kind.UNKNOWN_CALLER),
            Map.entry("UnrecognizedClientException", Kind.UNKNOWN_CALLER),
            Map.entry("IncompleteSignature", Kind.UNKNOWN_CALLER),
            Map.entry("MissingAuthenticationToken", Kind.UNKNOWN_CALLER),
            Map.entry("MissingAuthenticationTokenException", Kind.UNKNOWN_CALLER),
            Map.entry("ExpiredToken", Kind.EXPIRED),
            Map.entry("ExpiredTokenException", Kind.EXPIRED),
            Map.entry("RequestExpired", Kind.CLOCK),
            Map.entry("RequestTimeTooSkewed", Kind.CLOCK),
            Map.entry("InvalidSignatureException", Kind.CLOCK),
            Map.entry("SignatureDoesNotMatch", Kind.CLOCK),
            Map.entry("ServiceQuotaExceededException", Kind.QUOTA),
            Map.entry("LimitExceededException", Kind.QUOTA),
            Map.entry("ConflictException", Kind.CONFLICT),
            Map.entry("ParameterAlreadyExists", Kind.CONFLICT));

    private AwsFailures() {}

    /** {@code what} is the call as a policy names it: {@code fis:StartExperiment}. */
    static AwsCallFailed of(String what, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        Kind kind = kind(code, e);
        String said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        String words = said.isBlank() ? code : code.isBlank() ? said : code + ": " + said;
        return new AwsCallFailed(
                kind,
                "AWS did not do " + what + " (" + e.statusCode() + (words.isBlank() ? "" : " " + withoutSecrets(words))
                        + ")\n" + advice(kind, what));
    }

    static AwsCallFailed of(String what, SdkClientException e) {
        String words = withoutSecrets(String.valueOf(e.getMessage()));
        boolean nobody = words.contains("Unable to load credentials");
        Kind kind = nobody ? Kind.UNKNOWN_CALLER : Kind.UNREACHABLE;
        return new AwsCallFailed(
                kind,
                what + " was not answered by AWS: " + (nobody ? "there are no credentials" : words) + "\n"
                        + advice(kind, what));
    }

    private static Kind kind(String code, AwsServiceException e) {
        Kind known = CODES.get(code);
        if (known != null) {
            return known;
        }
        if (e.isThrottlingException() || e.statusCode() == 429) {
            return Kind.THROTTLED;
        }
        if (e.isClockSkewException()) {
            return Kind.CLOCK;
        }
        if (code.contains("NotFound") || code.startsWith("NoSuch") || e.statusCode() == 404) {
            return Kind.NOT_FOUND;
        }
        if (e.statusCode() == 403) {
            return Kind.DENIED;
        }
        return e.statusCode() >= 500 ? Kind.AWS_FAILED : Kind.INVALID;
    }

    private static String advice(Kind kind, String what) {
        if (what.startsWith("s3:") && (kind == Kind.DENIED || kind == Kind.NOT_FOUND)) {
            return "see that the bucket is there, and that whoever runs this may s3:ListBucket it, s3:GetObject and"
                    + " s3:PutObject";
        }
        return switch (kind) {
            case DENIED ->
                "allow " + what + " to whoever runs this: `faultline plan … --iam` prints all that is needed";
            case UNKNOWN_CALLER -> "log in to the account (`aws sts get-caller-identity` should answer) and try again";
            case EXPIRED ->
                "the credentials have expired: log in again; what was left is taken back by `faultline heal`";
            case CLOCK ->
                "compare this machine's clock with the time (`timedatectl`), and see that the credentials are whole";
            case THROTTLED -> "the account makes too many of these calls; try again when others are done";
            case INVALID -> "the request does not fit what is there; the plan shows what was asked for";
            case CONFLICT -> "something of the kind is there or under way already; see that nobody else is at it";
            case NOT_FOUND -> "see that the name and the region in aws.yaml are right";
            case QUOTA -> "a limit of the account is reached; delete what is not needed, or have it raised";
            case UNREACHABLE -> "see that this machine reaches AWS, and that AWS_ENDPOINT_URL, if it is set, is right";
            case AWS_FAILED -> "try again later; https://health.aws.amazon.com says what is known";
        };
    }

    /** One line, with everything cut out that looks like a key, a token or a signature. */
    static String withoutSecrets(String words) {
        String line = words.strip().lines().findFirst().orElse("");
        int quoted = line.toLowerCase(Locale.ROOT).indexOf("the canonical string");
        String kept = quoted < 0 ? line : line.substring(0, quoted).strip();
        for (Pattern secret : SECRETS) {
            kept = secret.matcher(kept).replaceAll("…");
        }
        return kept.length() <= WORDS ? kept : kept.substring(0, WORDS) + "…";
    }
}
