package dev.faultline.target.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3 that files are put into and had from, each wholly or not at all. Safe for any thread. */
public final class Bucket implements AutoCloseable {
    private static final int TAKEN = 412;
    private static final String ANYTHING = "*";
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "json", "application/json",
            "xml", "application/xml",
            "md", "text/markdown; charset=utf-8",
            "yaml", "application/yaml",
            "sha256", "text/plain; charset=utf-8",
            "pdf", "application/pdf");

    private final AwsClients clients;
    private final S3Client s3;
    private final String name;

    private Bucket(AwsClients clients, String name) {
        this.clients = clients;
        this.s3 = clients.s3();
        this.name = name;
    }

    /**
     * One in the region that the SDK's standard settings name; nothing is asked yet.
     *
     * @throws IOException where they name none
     */
    public static Bucket named(String name) throws IOException {
        try {
            String region =
                    DefaultAwsRegionProviderChain.builder().build().getRegion().id();
            return new Bucket(AwsClients.in(region), name);
        } catch (SdkClientException e) {
            throw new IOException("the region of the bucket " + name + " is not known: set AWS_REGION", e);
        }
    }

    /** Throws {@link AwsCallFailed} where it is not there, or may not be read. */
    public void require() throws AwsCallFailed, InterruptedException {
        var unused = clients.call(
                "s3:ListBucket",
                () -> s3.listObjectsV2(list -> list.bucket(name).maxKeys(1)));
    }

    /** The keys that begin so. */
    public List<String> keys(String prefix) throws AwsCallFailed, InterruptedException {
        List<String> keys = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Optional<String> from = next;
            ListObjectsV2Response page = clients.call(
                    "s3:ListBucket",
                    () -> s3.listObjectsV2(
                            list -> list.bucket(name).prefix(prefix).continuationToken(from.orElse(null))));
            page.contents().stream().map(S3Object::key).forEach(keys::add);
            next = Optional.ofNullable(page.nextContinuationToken());
        } while (next.isPresent());
        return keys;
    }

    /**
     * Puts a file where nothing is yet; what is there already stays as it is.
     *
     * @param sha256 of the file, in hexadecimal; S3 takes it with no other
     */
    public void putIfAbsent(String key, Path file, String sha256) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(file);
        var unused = clients.call("s3:PutObject", () -> {
            try {
                return Optional.of(s3.putObject(
                        put -> put.bucket(name)
                                .key(key)
                                .contentType(type(key))
                                .checksumSHA256(base64(sha256))
                                .ifNoneMatch(ANYTHING),
                        RequestBody.fromBytes(content)));
            } catch (AwsServiceException e) {
                if (e.statusCode() == TAKEN) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Puts a file in the place of what is there; {@code sha256} as above. */
    public void put(String key, Path file, String sha256) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(file);
        var unused = clients.call(
                "s3:PutObject",
                () -> s3.putObject(
                        put -> put.bucket(name).key(key).contentType(type(key)).checksumSHA256(base64(sha256)),
                        RequestBody.fromBytes(content)));
    }

    /** Brings one here. */
    public void get(String key, Path to) throws IOException, InterruptedException {
        byte[] content = clients.call(
                        "s3:GetObject",
                        () -> s3.getObject(get -> get.bucket(name).key(key), ResponseTransformer.toBytes()))
                .asByteArray();
        Files.write(to, content);
    }

    private static String base64(String hexadecimal) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    private static String type(String key) {
        return TYPES.getOrDefault(key.substring(key.lastIndexOf('.') + 1), OTHER);
    }

    @Override
    public void close() {
        clients.close();
    }
}
