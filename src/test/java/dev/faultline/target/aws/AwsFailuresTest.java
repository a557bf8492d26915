package dev.faultline.target.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.target.aws.AwsCallFailed.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What AWS refuses is told with what to do, and without anything that must stay secret. */
class AwsFailuresTest {
    private static AwsServiceException refused(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDeniedException, DENIED, allow fis:StartExperiment",
        "403, ExpiredTokenException, EXPIRED, log in again",
        "403, InvalidSignatureException, CLOCK, compare this machine's clock",
        "403, UnrecognizedClientException, UNKNOWN_CALLER, log in to the account",
        "400, ThrottlingException, THROTTLED, makes too many of these calls",
        "429, TooManyRequests, THROTTLED, makes too many of these calls",
        "400, ValidationException, INVALID, the plan shows what was asked for",
        "409, ConflictException, CONFLICT, nobody else is at it",
        "400, ParameterAlreadyExists, CONFLICT, nobody else is at it",
        "404, ResourceNotFoundException, NOT_FOUND, the region in aws.yaml",
        "400, ParameterNotFound, NOT_FOUND, the region in aws.yaml",
        "402, ServiceQuotaExceededException, QUOTA, a limit of the account",
        "503, ServiceUnavailable, AWS_FAILED, try again later"
    })
    void eachKindSaysWhatToDo(int status, String code, Kind kind, String advice) {
        AwsCallFailed failure = AwsFailures.of("fis:StartExperiment", refused(status, code, "no"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining("fis:StartExperiment").hasMessageContaining(advice);
        assertThat(failure).hasMessageContaining(code).hasNoCause();
    }

    @Test
    void nobodyIsQuotedWithAKeyATokenOrASignature() {
        String token = "IQoJb3JpZ2luX2VjEJr//////////wEaCmFwLXNvdXRoLTEiRzBFAiEA7vQ2x9f0example";
        AwsCallFailed failure = AwsFailures.of(
                "fis:GetExperiment",
                refused(
                        403,
                        "SignatureDoesNotMatch",
                        "The signature of AKIAIOSFODNN7EXAMPLE does not match. The Canonical String for this request should"
                                + " have been 'GET /x\nx-amz-security-token:" + token + "'"));

        assertThat(failure.getMessage()).doesNotContain(token, "AKIAIOSFODNN7EXAMPLE", "security-token");
        assertThat(AwsFailures.withoutSecrets("token " + token + " is not valid"))
                .isEqualTo("token … is not valid");
    }

    @Test
    void whoHasNoCredentialsIsToldSo() {
        AwsCallFailed failure = AwsFailures.of(
                "sts:GetCallerIdentity",
                SdkClientException.create("Unable to load credentials from any of the providers in the chain …"));

        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_CALLER);
        assertThat(failure).hasMessageContaining("there are no credentials").hasMessageContaining("log in");
    }
}
