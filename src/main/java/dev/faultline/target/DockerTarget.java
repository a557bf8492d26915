package dev.faultline.target;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.scenario.Topology;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.EngineCheck;
import dev.faultline.target.docker.EngineFailed;
import dev.faultline.target.docker.Images;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The {@code docker} backend: the rehearsal platform in containers, a real Toxiproxy between them. Its control plane, which
 * fails over, supervises and scales, is a process of this machine as on {@code embedded}.
 */
public final class DockerTarget implements Target {
    /** How Java is run in the image of this project; a container's network is its own, so programs listen on all of it. */
    private static final List<String> JAVA =
            List.of("java", "-cp", "/opt/faultline/lib/*", "-Dfaultline.listen=0.0.0.0");

    private final PlatformProcess platform;
    private final SecretValues secrets;
    private final List<Path> folders;
    private final Topology topology;

    private DockerTarget(PlatformProcess platform, SecretValues secrets, List<Path> folders) throws TargetFailed {
        this.platform = platform;
        this.secrets = secrets;
        this.folders = folders;
        this.topology = platform.topology();
    }

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
    public static DockerTarget start(Launch launch, String engine, String run, Consumer<String> progress)
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
            try {
                return new DockerTarget(platform, secrets, List.of(launch.workFolder(), launch.logs()));
            } catch (TargetFailed | RuntimeException e) {
                platform.close();
                throw e;
            }
        } catch (IOException e) {
            throw new TargetFailed(
                    "the platform",
                    "cannot write to " + launch.workFolder() + " or " + launch.logs() + ": " + e.getMessage(),
                    List.of());
        }
    }

    private static ObjectNode ground(String engine, String run) {
        ObjectNode ground = PlatformProcess.JSON.createObjectNode();
        ground.putObject("containers")
                .put("engine", engine)
                .put("run", run)
                .set("images", PlatformProcess.JSON.valueToTree(Images.ofThisMachine()));
        return ground;
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
        return platform.gone();
    }

    @Override
    public SystemState state() throws IOException {
        return platform.state();
    }

    @Override
    public void close() {
        platform.close();
    }
}
