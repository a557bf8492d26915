package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.FisClientBuilder;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;

/** What is to go wrong goes wrong, so often and no oftener, and reaches the SDK's client as AWS's would. */
class FailuresTest extends CloudTest {
    private static final RetryStrategy ONCE = DefaultRetryStrategy.doNotRetry();

    private FisClient fis;

    @BeforeEach
    void client() {
        fis = clients.<FisClientBuilder, FisClient>of(
                FisClient.builder().overrideConfiguration(settings -> settings.retryStrategy(ONCE)));
    }

    private static Failure named(String name) {
        return switch (name) {
            case "throttled" -> Failure.throttled();
            case "denied" -> Failure.accessDenied();
            case "invalid" -> Failure.validation("maxResults is not right");
            case "expired" -> Failure.expiredToken();
            default -> Failure.serverError();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "throttled, 400, ThrottlingException",
        "denied, 403, AccessDeniedException",
        "invalid, 400, ValidationException",
        "expired, 403, ExpiredTokenException",
        "broken, 500, InternalFailure"
    })
    void aRefusalInJsonHasTheCodeAndStatusOfAws(String failure, int status, String code) {
        cloud.failures().next("fis:ListExperiments", 1, named(failure));

        assertThatThrownBy(() -> fis.listExperiments(list -> {}))
                .isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(status);
                    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
                });
        assertThatCode(() -> fis.listExperiments(list -> {})).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "throttled, 400, Throttling",
        "denied, 403, AccessDenied",
        "invalid, 400, ValidationError",
        "expired, 403, ExpiredToken",
        "broken, 500, InternalFailure"
    })
    void aRefusalInXmlHasTheCodeAndStatusOfAws(String failure, int status, String code) {
        RdsClient rds = clients.of(RdsClient.builder().overrideConfiguration(settings -> settings.retryStrategy(ONCE)));
        cloud.failures().next("rds:DescribeEvents", 1, named(failure));

        assertThatThrownBy(() -> rds.describeEvents(list -> {}))
                .isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(status);
                    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
                });
        assertThatCode(() -> rds.describeEvents(list -> {})).doesNotThrowAnyException();
    }

    @Test
    void conflictsAndWhatIsMissingAreTheOperationsOwn() {
        cloud.failures().next("fis:StartExperiment", 1, Failure.conflict());
        cloud.failures().next("fis:StopExperiment", 1, Failure.notFound());

        assertThatThrownBy(() ->
                        fis.startExperiment(start -> start.clientToken("t").experimentTemplateId("EXT1")))
                .hasMessageContaining("conflict");
        assertThatThrownBy(() -> fis.stopExperiment(stop -> stop.id("EXP1"))).hasMessageContaining("cannot be found");
    }

    @Test
    void theSdkTriesAgainAfterThrottling() {
        cloud.failures().next("sts:GetCallerIdentity", 2, Failure.throttled());

        assertThat(clients.of(StsClient.builder()).getCallerIdentity().account())
                .isEqualTo("111122223333");
        assertThat(cloud.calls()).extracting(Call::status).containsExactly(400, 400, 200);
        assertThat(cloud.calls()).extracting(call -> call.error().orElse("")).startsWith("Throttling");
    }

    /** The JDK's own client sends it again before the SDK hears of it; so the call is made twice, or oftener. */
    @Test
    void aConnectionCutBeforeTheEffectLeavesNothing() {
        cloud.failures().always("ssm:PutParameter", Failure.cutBefore());

        assertThatThrownBy(() -> put("one")).isInstanceOf(SdkClientException.class);

        assertThat(cloud.leftBehind(Map.of("faultline-run", "one"))).isEmpty();
        assertThat(cloud.calls()).extracting(Call::status).containsOnly(0);
    }

    @Test
    void aConnectionCutAfterTheEffectLeavesIt() {
        cloud.failures().always("ssm:PutParameter", Failure.cutAfter());

        assertThatThrownBy(() -> put("one")).isInstanceOf(Exception.class);

        assertThat(cloud.leftBehind(Map.of("faultline-run", "one"))).hasSize(1);
    }

    private void put(String run) {
        SsmClient ssm = clients.of(SsmClient.builder().overrideConfiguration(settings -> settings.retryStrategy(ONCE)));
        ssm.putParameter(put -> put.name("/faultline/lock")
                .type(ParameterType.STRING)
                .value(run)
                .tags(tag -> tag.key("faultline-run").value(run)));
    }

    @Test
    void aClockThatIsWrongIsRefusedAndTheSdkSetsItRight() {
        cloud.skewedBy(Duration.ofMinutes(30));

        assertThatThrownBy(() -> fis.listExperiments(list -> {}))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidSignatureException"));
        assertThat(clients.of(FisClient.builder()).listExperiments(list -> {}).experiments())
                .isEmpty();
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() {
        try (StandInCloud other = StandInCloud.start(Accounts.empty());
                StsClient stranger = StsClient.builder()
                        .endpointOverride(other.endpoint())
                        .region(software.amazon.awssdk.regions.Region.AP_SOUTH_1)
                        .credentialsProvider(() -> software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                                "AKIASTRANGER", "secret"))
                        .build()) {
            assertThatThrownBy(() -> stranger.getCallerIdentity())
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void anOperationThatIsNotStoodInForIsSaidWhenItCloses() {
        StandInCloud other = StandInCloud.start(Accounts.empty());
        try (SdkClients ofOther = new SdkClients(other)) {
            FisClient client = ofOther.of(FisClient.builder());
            assertThatThrownBy(() -> client.listTargetResourceTypes(list -> {}))
                    .isInstanceOf(AwsServiceException.class);
        }
        assertThatThrownBy(other::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fis:ListTargetResourceTypes");
    }

    @Test
    void anAnswerThatTheModelDoesNotAllowIsSaidWhenItCloses() {
        Account account = Accounts.blinkLean();
        account.change(
                "arn:aws:cloudwatch:ap-south-1:111122223333:alarm:blinklean-5xx",
                alarm -> alarm.put("StateValue", "RINGING"));
        StandInCloud other = StandInCloud.start(account);
        try (SdkClients ofOther = new SdkClients(other)) {
            var watch = ofOther.of(software.amazon.awssdk.services.cloudwatch.CloudWatchClient.builder()
                    .overrideConfiguration(settings -> settings.retryStrategy(ONCE)));
            assertThatThrownBy(() -> watch.describeAlarms(ask -> ask.alarmNames("blinklean-5xx")))
                    .isInstanceOf(AwsServiceException.class);
        }
        assertThatThrownBy(other::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StateValue: expected one of [ALARM, INSUFFICIENT_DATA, OK]");
    }

    @Test
    void noSecretIsInTheLogOfCalls() {
        fis.listExperiments(list -> {});

        assertThat(cloud.calls().toString()).doesNotContain(cloud.secrets().toArray(String[]::new));
        assertThat(List.copyOf(cloud.environment().values())).containsAll(cloud.secrets());
    }
}
