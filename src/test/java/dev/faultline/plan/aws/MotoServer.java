package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A moto server of our own on loopback, and the AWS CLI to talk to it; neither can reach AWS. */
final class MotoServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";

    private final Path programs;
    private final Path folder;
    private final Process process;
    private final URI endpoint;

    /** Starts one; its log and the answers of the CLI go to {@code folder}. The test does not run where there is none. */
    static MotoServer here(Path folder) throws IOException {
        Optional<Path> programs = RealMoto.programs();
        assumeTrue(programs.isPresent(), "a moto server and the AWS CLI");
        return new MotoServer(programs.get(), folder);
    }

    private MotoServer(Path programs, Path folder) throws IOException {
        this.programs = programs;
        this.folder = folder;
        int port = freePort();
        this.endpoint = URI.create("http://" + LOOPBACK + ":" + port);
        this.process = new ProcessBuilder(
                        programs.resolve("moto_server").toString(), "-H", LOOPBACK, "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile())
                .start();
        try {
            await().atMost(PATIENCE).ignoreExceptions().until(this::answers);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        assertThat(process.isAlive()).as("moto_server").isTrue();
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/"))
                .timeout(Duration.ofSeconds(2))
                .build();
        return HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /** Where it is; the same for every service. */
    URI endpoint() {
        return endpoint;
    }

    /** What {@code aws <arguments>} ended with. */
    Answer aws(String region, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(programs.resolve("aws").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint-url", endpoint.toString(), "--region", region, "--output", "json"));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "testing",
                        "AWS_SECRET_ACCESS_KEY", "testing",
                        "AWS_CONFIG_FILE", folder.resolve("no-config").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE",
                                folder.resolve("no-credentials").toString(),
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process cli = builder.start();
        try {
            assertThat(cli.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the AWS CLI ends")
                    .isTrue();
        } finally {
            cli.destroyForcibly();
        }
        return new Answer(cli.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How a command of the AWS CLI ended. */
    record Answer(int status, String out, String err) {}

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
