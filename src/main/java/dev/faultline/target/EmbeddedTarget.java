package dev.faultline.target;

import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.toxics.ToxicsProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code embedded} backend: the rehearsal platform as processes of this machine, the fault proxy between them. */
public final class EmbeddedTarget {
    private static final Duration PROXY_LIMIT = Duration.ofSeconds(30);

    private EmbeddedTarget() {}

    /**
     * Brings the platform up; {@code progress} gets a line for each part that starts. When it fails, whatever had
     * started is stopped.
     */
    public static Target start(Launch launch, Consumer<String> progress) throws TargetFailed, InterruptedException {
        try {
            Files.createDirectories(launch.logs());
            OwnedProcess proxy = OwnedProcess.fork(
                    "fault proxy",
                    launch.command(ToxicsProcess.JVM_OPTIONS, ToxicsProcess.class),
                    PlatformProcess.JSON
                            .createObjectNode()
                            .put("host", "127.0.0.1")
                            .put("port", 0),
                    launch.logs().resolve("toxics.log"));
            try {
                return behind(proxy, launch, progress);
            } catch (IOException | TargetFailed | InterruptedException | RuntimeException e) {
                proxy.close();
                throw e;
            }
        } catch (IOException e) {
            throw launch.unwritable(e);
        }
    }

    private static Target behind(OwnedProcess proxy, Launch launch, Consumer<String> progress)
            throws IOException, TargetFailed, InterruptedException {
        PlatformProcess.register("fault proxy", proxy.handle(), launch);
        int port = proxy.awaitReady(PROXY_LIMIT, progress).path("port").asInt();
        SecretValues secrets = SecretValues.random();
        PlatformProcess platform = PlatformProcess.start(
                launch,
                PlatformState.ofProcesses(URI.create("http://127.0.0.1:" + port)),
                secrets,
                PlatformProcess.JSON.createObjectNode(),
                progress);
        return PlatformTarget.of(platform, Optional.of(proxy), secrets, launch);
    }
}
