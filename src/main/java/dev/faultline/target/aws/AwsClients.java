package dev.faultline.target.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The clients of AWS's APIs in one region: each made when it is first needed, all of them closed together, every call
 * bounded and tried again a few times where AWS asks for that. Who calls, and where an endpoint is another one than AWS's
 * own, say the SDK's standard settings alone. Safe for any thread.
 */
public final class AwsClients implements AutoCloseable {
    /** The longest that a call may take, being tried again included. */
    public static final Duration BOUND = Duration.ofSeconds(12);

    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 4;
    private static final String USER_AGENT = "faultline";

    private final Region region;
    private final SdkHttpClient http;
    private final Map<Class<?>, SdkClient> clients = new LinkedHashMap<>();

    private AwsClients(Region region, SdkHttpClient http) {
        this.region = region;
        this.http = http;
    }

    /** For one region; nothing is asked yet. */
    public static AwsClients in(String region) {
        return new AwsClients(
                Region.of(region),
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT)
                        .build());
    }

    /**
     * Who calls.
     *
     * @param account the account's twelve digits
     * @param arn the user's or the assumed role's
     * @param ahead how far this machine's clock is ahead of AWS's, to the second; negative where it is behind; empty where
     *     AWS did not say
     */
    public record Caller(String account, String arn, Optional<Duration> ahead) {}

    /** Asks AWS who it takes this process for. */
    public Caller caller() throws AwsCallFailed, InterruptedException {
        GetCallerIdentityResponse answer = call("sts:GetCallerIdentity", () -> sts().getCallerIdentity());
        Instant now = Clock.systemUTC().instant();
        Optional<Duration> ahead = answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .flatMap(AwsClients::instant)
                .map(then -> Duration.between(then, now));
        return new Caller(answer.account(), answer.arn(), ahead);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Carries a call out.
     *
     * @param what the call as a policy names it: {@code fis:StartExperiment}
     * @throws AwsCallFailed in words for the person at the terminal
     */
    public <T> T call(String what, Supplier<T> call) throws AwsCallFailed, InterruptedException {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw AwsFailures.of(what, e);
        } catch (AbortedException e) {
            throw new InterruptedException("interrupted in " + what);
        } catch (SdkClientException e) {
            throw AwsFailures.of(what, e);
        }
    }

    /** The Security Token Service. */
    public StsClient sts() {
        return one(StsClient.class, StsClient::builder);
    }

    /** The Fault Injection Service. */
    public FisClient fis() {
        return one(FisClient.class, FisClient::builder);
    }

    /** Systems Manager, for its Parameter Store. */
    public SsmClient ssm() {
        return one(SsmClient.class, SsmClient::builder);
    }

    /** Identity and Access Management. */
    public IamClient iam() {
        return one(IamClient.class, IamClient::builder);
    }

    /** The Relational Database Service. */
    public RdsClient rds() {
        return one(RdsClient.class, RdsClient::builder);
    }

    /** The Elastic Container Service. */
    public EcsClient ecs() {
        return one(EcsClient.class, EcsClient::builder);
    }

    /** ElastiCache. */
    public ElastiCacheClient elastiCache() {
        return one(ElastiCacheClient.class, ElastiCacheClient::builder);
    }

    /** The load balancers. */
    public ElasticLoadBalancingV2Client balancers() {
        return one(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
    }

    /** Amazon EC2 Auto Scaling. */
    public AutoScalingClient groups() {
        return one(AutoScalingClient.class, AutoScalingClient::builder);
    }

    /** Application Auto Scaling. */
    public ApplicationAutoScalingClient scaling() {
        return one(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
    }

    /** CloudWatch. */
    public CloudWatchClient cloudWatch() {
        return one(CloudWatchClient.class, CloudWatchClient::builder);
    }

    /** What finds resources by their tags. */
    public ResourceGroupsTaggingApiClient tagging() {
        return one(ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder);
    }

    /** The Simple Storage Service. */
    public S3Client s3() {
        return one(
                S3Client.class,
                () -> S3Client.builder()
                        .crossRegionAccessEnabled(true)
                        // What is sent is small and hashed as a whole.
                        .serviceConfiguration(how -> how.chunkedEncodingEnabled(false)));
    }

    private <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C one(
            Class<C> type, Supplier<B> builder) {
        synchronized (clients) {
            return type.cast(clients.computeIfAbsent(
                    type,
                    unused -> builder.get()
                            .region(region)
                            .httpClient(http)
                            .overrideConfiguration(bounds())
                            .build()));
        }
    }

    private static ClientOverrideConfiguration bounds() {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(BOUND)
                .apiCallAttemptTimeout(ATTEMPT)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, USER_AGENT)
                .addExecutionInterceptor(new LoopbackOrTls())
                .build();
    }

    @Override
    public void close() {
        synchronized (clients) {
            clients.values().forEach(SdkClient::close);
            clients.clear();
        }
        http.close();
    }
}
