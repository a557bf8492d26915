package dev.faultline.target;

import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.scenario.Topology;
import dev.faultline.toxics.ToxicsProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code embedded} backend: the rehearsal platform as processes of this machine, the fault proxy between them. */
public final class EmbeddedTarget implements Target {
    private static final Duration PROXY_LIMIT = Duration.ofSeconds(30);

    private final OwnedProcess proxy;
    private final PlatformProcess platform;
    private final SecretValues secrets;
    private final List<Path> folders;
    private final Topology topology;

    private EmbeddedTarget(OwnedProcess proxy, PlatformProcess platform, SecretValues secrets, List<Path> folders)
            throws TargetFailed {
        this.secrets = secrets;
        this.folders = folders;
        this.proxy = proxy;
        this.platform = platform;
        this.topology = platform.topology();
    }

    /**
     * Brings the platform up; {@code progress} gets a line for each part that starts. When it fails, whatever had
     * started is stopped.
     */
    public static EmbeddedTarget start(Launch launch, Consumer<String> progress)
            throws TargetFailed, InterruptedException {
        SecretValues secrets = SecretValues.random();
        OwnedProcess proxy = null;
        PlatformProcess platform = null;
        try {
            Files.createDirectories(launch.logs());
            proxy = OwnedProcess.fork(
                    "fault proxy",
                    launch.command(ToxicsProcess.JVM_OPTIONS, ToxicsProcess.class),
                    PlatformProcess.JSON
                            .createObjectNode()
                            .put("host", "127.0.0.1")
                            .put("port", 0),
                    launch.logs().resolve("toxics.log"));
            PlatformProcess.register("fault proxy", proxy.handle(), launch);
            int port = proxy.awaitReady(PROXY_LIMIT, progress).path("port").asInt();
            PlatformState reader = PlatformState.ofProcesses(URI.create("http://127.0.0.1:" + port));
            platform =
                    PlatformProcess.start(launch, reader, secrets, PlatformProcess.JSON.createObjectNode(), progress);
            return new EmbeddedTarget(proxy, platform, secrets, List.of(launch.workFolder(), launch.logs()));
        } catch (IOException e) {
            close(platform, proxy);
            throw new TargetFailed(
                    "the platform",
                    "cannot write to " + launch.workFolder() + " or " + launch.logs() + ": " + e.getMessage(),
                    List.of());
        } catch (TargetFailed | InterruptedException | RuntimeException e) {
            close(platform, proxy);
            throw e;
        }
    }

    private static void close(PlatformProcess platform, OwnedProcess proxy) {
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
        return platform.state();
    }

    @Override
    public void close() {
        close(platform, proxy);
    }
}
