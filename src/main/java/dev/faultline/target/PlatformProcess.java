package dev.faultline.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.control.Platform;
import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rehearsal platform's control plane: a process of this machine, whatever its nodes are. It ends with its owner. */
final class PlatformProcess implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

    /** A program that has just started, on a machine where everything does, answers late rather than never. */
    private static final Duration FIRST_ASK_LIMIT = Duration.ofSeconds(30);

    /** Small, and soon warm: the control plane starts and watches, and carries no request. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

    private final OwnedProcess process;
    private final PlatformState reader;
    private final URI admin;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ASK_LIMIT)
            .build();

    private PlatformProcess(OwnedProcess process, PlatformState reader, URI admin) {
        this.process = process;
        this.reader = reader;
        this.admin = admin;
    }

    /**
     * Starts it and returns once the platform serves; when it fails, all that had started is stopped.
     *
     * @param launch with which files and settings
     * @param reader knows on what it runs, and behind which fault proxy
     * @param secrets the platform's
     * @param ground what else it is told: on what its nodes run
     * @param progress gets a line for each part that starts
     */
    static PlatformProcess start(
            Launch launch, PlatformState reader, SecretValues secrets, ObjectNode ground, Consumer<String> progress)
            throws IOException, TargetFailed, InterruptedException {
        OwnedProcess process = OwnedProcess.fork(
                "platform",
                launch.command(OPTIONS, Platform.class),
                configuration(launch, reader.toxiproxy(), secrets).setAll(ground),
                launch.logs().resolve("platform.log"));
        try {
            register("platform", process.handle(), launch);
            URI admin = URI.create(process.awaitReady(START_LIMIT, line -> progress.accept(part(line)))
                    .path("admin")
                    .asText());
            return new PlatformProcess(process, reader, admin);
        } catch (IOException | TargetFailed | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static ObjectNode configuration(Launch launch, URI toxiproxy, SecretValues secrets) {
        ObjectNode config = JSON.createObjectNode()
                .put("workFolder", launch.workFolder().toString())
                .put("logsFolder", launch.logs().toString())
                .put("toxiproxy", toxiproxy.toString());
        config.set("secrets", JSON.valueToTree(secrets));
        launch.cache().ifPresent(folder -> config.put("cacheFolder", folder.toString()));
        launch.java().forEach(config.putArray("java")::add);
        ObjectNode values = config.putObject("settings");
        launch.platform().forEach(values::put);
        return config;
    }

    /** Notes a process where the watchdog and the next run will look for what a crash has left. */
    static void register(String name, ProcessHandle handle, Launch launch) throws IOException {
        ObjectNode line = JSON.createObjectNode().put("name", name).put("pid", handle.pid());
        handle.info().startInstant().ifPresent(start -> line.put("started", start.toString()));
        Files.writeString(
                launch.workFolder().resolve("processes.jsonl"),
                JSON.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String part(String line) {
        try {
            return line.startsWith("STARTING ")
                    ? JSON.readTree(line.substring("STARTING ".length()))
                            .path("what")
                            .asText(line)
                    : line;
        } catch (IOException e) {
            return line;
        }
    }

    /** What it consists of, once it is up. */
    Topology topology() throws TargetFailed {
        try {
            return state(FIRST_ASK_LIMIT).topology();
        } catch (IOException e) {
            throw new TargetFailed(
                    "the platform", "it is up but does not tell its topology: " + e.getMessage(), List.of());
        }
    }

    /** How the platform looks now. */
    SystemState state() throws IOException {
        return state(ASK_LIMIT);
    }

    private SystemState state(Duration limit) throws IOException {
        HttpRequest ask = HttpRequest.newBuilder(admin.resolve("/topology"))
                .timeout(limit)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(ask, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("the platform's control plane answered " + answer.statusCode());
            }
            return reader.of(JSON.readTree(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking the platform's control plane");
        }
    }

    /** Why it is not there any more; empty while it is. */
    Optional<String> gone() {
        return process.gone();
    }

    @Override
    public void close() {
        process.close();
    }
}
