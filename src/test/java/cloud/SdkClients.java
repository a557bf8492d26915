package cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's own clients of a stand-in, which are closed together. */
final class SdkClients implements AutoCloseable {
    private final StandInCloud cloud;
    private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();

    SdkClients(StandInCloud cloud) {
        this.cloud = cloud;
    }

    /** A client as the builder makes it, for the stand-in. */
    <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C of(B builder) {
        C client = builder.endpointOverride(cloud.endpoint())
                .region(Region.of(cloud.account().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        cloud.environment().get("AWS_ACCESS_KEY_ID"),
                        cloud.environment().get("AWS_SECRET_ACCESS_KEY"),
                        cloud.environment().get("AWS_SESSION_TOKEN"))))
                .build();
        open.push(client);
        return client;
    }

    @Override
    public void close() {
        open.forEach(SdkAutoCloseable::close);
    }
}
