package dev.faultline.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.control.Platform;
import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.scenario.Topology;
import dev.faultline.toxics.ToxicsProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code embedded} backend: the rehearsal platform as processes of this machine, the fault proxy between them. */
public final class EmbeddedTarget implements Target {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PROXY_LIMIT = Duration.ofSeconds(30);
    private static final Duration PLATFORM_LIMIT = Duration.ofMinutes(2);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

    /** Small, and soon warm: the control plane starts and watches, and carries no request. */
    private static final List<String> PLATFORM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

    private final OwnedProcess proxy;
    private final OwnedProcess platform;
    private final URI toxiproxy;
    private final URI admin;
    private final HttpClient http;
    private final SecretValues secrets;
    private final List<Path> folders;
    private final Topology topology;

    private EmbeddedTarget(
            OwnedProcess proxy,
            OwnedProcess platform,
            URI toxiproxy,
            URI admin,
            SecretValues secrets,
            List<Path> folders)
            throws TargetFailed {
        this.secrets = secrets;
        this.folders = folders;
        this.proxy = proxy;
        this.platform = platform;
        this.toxiproxy = toxiproxy;
        this.admin = admin;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ASK_LIMIT)
                .build();
        try {
            this.topology = state().topology();
        } catch (IOException e) {
            throw new TargetFailed(
                    "the platform", "it is up but does not tell its topology: " + e.getMessage(), List.of());
        }
    }

    /**
     * How to bring it up.
     *
     * @param detachedJava the command that runs Java with Faultline's class path in a session of its own
     * @param java the same, in the session of whoever runs it: how the platform starts its own parts
     * @param workFolder for databases and sockets; the platform deletes it when it stops
     * @param cache where unpacked programs are kept from one rehearsal to the next; empty where that cannot be
     * @param logs where each process's log goes
     * @param platform the rehearsal platform's settings
     */
    public record Settings(
            List<String> detachedJava,
            List<String> java,
            Path workFolder,
            Optional<Path> cache,
            Path logs,
            Map<String, String> platform) {}

    /**
     * Brings the platform up; {@code progress} gets a line for each part that starts. When it fails, whatever had
     * started is stopped.
     */
    public static EmbeddedTarget start(Settings settings, Consumer<String> progress)
            throws TargetFailed, InterruptedException {
        SecretValues secrets = SecretValues.random();
        OwnedProcess proxy = null;
        OwnedProcess platform = null;
        try {
            Files.createDirectories(settings.logs());
            proxy = OwnedProcess.fork(
                    "fault proxy",
                    java(settings, ToxicsProcess.JVM_OPTIONS, ToxicsProcess.class),
                    JSON.createObjectNode().put("host", "127.0.0.1").put("port", 0),
                    settings.logs().resolve("toxics.log"));
            register("fault proxy", proxy.handle(), settings);
            int port = proxy.awaitReady(PROXY_LIMIT, progress).path("port").asInt();
            URI toxiproxy = URI.create("http://127.0.0.1:" + port);
            platform = OwnedProcess.fork(
                    "platform",
                    java(settings, PLATFORM_OPTIONS, Platform.class),
                    platformConfig(settings, toxiproxy, secrets),
                    settings.logs().resolve("platform.log"));
            register("platform", platform.handle(), settings);
            URI admin = URI.create(platform.awaitReady(PLATFORM_LIMIT, line -> progress.accept(part(line)))
                    .path("admin")
                    .asText());
            List<Path> folders = List.of(settings.workFolder(), settings.logs());
            return new EmbeddedTarget(proxy, platform, toxiproxy, admin, secrets, folders);
        } catch (IOException e) {
            close(platform, proxy);
            throw new TargetFailed(
                    "the platform",
                    "cannot write to " + settings.workFolder() + " or " + settings.logs() + ": " + e.getMessage(),
                    List.of());
        } catch (TargetFailed | InterruptedException | RuntimeException e) {
            close(platform, proxy);
            throw e;
        }
    }

    private static List<String> java(Settings settings, List<String> options, Class<?> main) {
        List<String> command = new ArrayList<>(settings.detachedJava());
        command.addAll(options);
        command.add(main.getName());
        return command;
    }

    private static ObjectNode platformConfig(Settings settings, URI toxiproxy, SecretValues secrets) {
        ObjectNode config = JSON.createObjectNode()
                .put("workFolder", settings.workFolder().toString())
                .put("logsFolder", settings.logs().toString())
                .put("toxiproxy", toxiproxy.toString());
        config.set("secrets", JSON.valueToTree(secrets));
        settings.cache().ifPresent(folder -> config.put("cacheFolder", folder.toString()));
        settings.java().forEach(config.putArray("java")::add);
        ObjectNode values = config.putObject("settings");
        settings.platform().forEach(values::put);
        return config;
    }

    /** Notes a process where the watchdog and the next run will look for what a crash has left. */
    private static void register(String name, ProcessHandle handle, Settings settings) throws IOException {
        ObjectNode line = JSON.createObjectNode().put("name", name).put("pid", handle.pid());
        handle.info().startInstant().ifPresent(start -> line.put("started", start.toString()));
        Files.writeString(
                settings.workFolder().resolve("processes.jsonl"),
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

    private static void close(OwnedProcess platform, OwnedProcess proxy) {
        if (platform != null) {
            platform.close();
        }
        if (proxy != null) {
            proxy.close();
        }
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public String operatorToken() {
        return secrets.operator();
    }

    @Override
    public Map<String, String> secrets() {
        return secrets.byParameter();
    }

    @Override
    public List<Path> folders() {
        return folders;
    }

    @Override
    public Optional<String> gone() {
        return proxy.gone().or(platform::gone);
    }

    @Override
    public SystemState state() throws IOException {
        HttpRequest ask = HttpRequest.newBuilder(admin.resolve("/topology"))
                .timeout(ASK_LIMIT)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(ask, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("the platform's control plane answered " + answer.statusCode());
            }
            return PlatformState.of(JSON.readTree(answer.body()), toxiproxy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking the platform's control plane");
        }
    }

    @Override
    public void close() {
        close(platform, proxy);
    }
}
