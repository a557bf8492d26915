package dev.faultline.plan.aws;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** One of two programs that stand in for AWS: its clients, and the fields that its answers have. */
final class AwsSide implements AutoCloseable {
    private final URI endpoint;
    private final AwsBasicCredentials credentials;
    private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();

    AwsSide(URI endpoint, AwsBasicCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** A client as the builder makes it, of this side. */
    <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C of(B builder) {
        C client = builder.endpointOverride(endpoint)
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
        open.push(client);
        return client;
    }

    /** The fields of an answer that are there, as {@code services[].events[].message}: with what is in lists taken together. */
    static SortedSet<String> fields(SdkPojo answer) {
        SortedSet<String> fields = new TreeSet<>();
        collect("", answer, fields);
        return fields;
    }

    private static void collect(String at, SdkPojo part, SortedSet<String> fields) {
        for (SdkField<?> field : part.sdkFields()) {
            Optional.ofNullable(field.getValueOrDefault(part))
                    .ifPresent(value -> collect(at + (at.isEmpty() ? "" : ".") + field.memberName(), value, fields));
        }
    }

    private static void collect(String at, Object value, SortedSet<String> fields) {
        if (value instanceof SdkPojo part) {
            collect(at, part, fields);
        } else if (value instanceof Collection<?> items) {
            List<Object> all = new ArrayList<>(items);
            all.forEach(item -> collect(at + "[]", item, fields));
        } else {
            fields.add(at);
        }
    }

    @Override
    public void close() {
        open.forEach(SdkAutoCloseable::close);
    }
}
