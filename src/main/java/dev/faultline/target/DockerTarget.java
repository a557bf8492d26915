package dev.faultline.target;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.container.ContainerSettings;
import dev.faultline.rehearsal.container.Images;
import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.EngineCheck;
import dev.faultline.target.docker.EngineFailed;
import dev.faultline.target.docker.RunLabels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The {@code docker} backend: the rehearsal platform in containers, a real Toxiproxy between them. Its control plane, which
 * fails over, supervises and scales, is a process of this machine as on {@code embedded}.
 */
public final class DockerTarget {
    /** How Java is run in the image of this project; a container's network is its own, so programs listen on all of it. */
    private static final List<String> JAVA =
            List.of("java", "-cp", "/opt/faultline/lib/*", "-Dfaultline.listen=0.0.0.0");

    private DockerTarget() {}

    /**
     * Where this machine's engine is, once it is known to be fit and to have the images; {@code progress} hears of what
     * takes long. Nothing is made there.
     *
     * @throws EngineFailed saying what was expected and found, and what to do
     */
    public static String requireEngine(Consumer<String> progress) throws EngineFailed, InterruptedException {
        try (DockerEngine engine = DockerEngine.ofThisMachine()) {
            EngineCheck check = new EngineCheck(engine, progress);
            Images images = Images.ofThisMachine();
            check.require(images.ofOthers());
            check.requireOwn(images.program());
            return engine.host();
        }
    }

    /**
     * Brings the platform up on the engine at {@code engine}. Everything that is made there carries {@code run}, by which
     * it can be removed. When it fails, whatever had started is stopped.
     */
    public static Target start(Launch launch, String engine, String run, Consumer<String> progress)
            throws TargetFailed, InterruptedException {
        SecretValues secrets = SecretValues.random();
        try {
            Files.createDirectories(launch.logs());
            URI toxiproxy = URI.create("http://127.0.0.1:" + new FreePorts().next());
            PlatformProcess platform = PlatformProcess.start(
                    launch.with(JAVA),
                    PlatformState.ofContainers(toxiproxy, engine),
                    secrets,
                    ground(engine, run),
                    progress);
            return PlatformTarget.of(platform, Optional.empty(), secrets, launch);
        } catch (IOException e) {
            throw launch.unwritable(e);
        }
    }

    private static ObjectNode ground(String engine, String run) {
        return PlatformProcess.JSON
                .createObjectNode()
                .set(
                        "containers",
                        PlatformProcess.JSON.valueToTree(new ContainerSettings(
                                engine, run, new RunLabels(run).asMap(), Images.ofThisMachine())));
    }
}
