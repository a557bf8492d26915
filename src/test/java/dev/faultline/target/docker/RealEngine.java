package dev.faultline.target.docker;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * A real engine, and what one test makes there: all of it is labelled as a run's of its own, and goes when this is closed.
 * Where there is no engine, or not the image, that is said loudly, and under {@code -Dinterop=required} it fails.
 */
public final class RealEngine implements AutoCloseable {
    private static final String IMAGE = "redis:7";

    private final DockerEngine engine = DockerEngine.ofThisMachine();
    private final DockerClient client;
    private final String run = "test-" + UUID.randomUUID();

    private RealEngine() {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        this.client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    /** The engine of this machine; the test does not run where there is none. */
    public static RealEngine here() {
        RealEngine here = new RealEngine();
        String missing = here.missing();
        if (!missing.isEmpty() && "required".equals(System.getProperty("interop"))) {
            fail("no container engine to test with: " + missing);
        }
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED: no container engine to test with: " + missing);
        }
        assumeTrue(missing.isEmpty(), "a container engine with the image " + IMAGE);
        return here;
    }

    private String missing() {
        try {
            new EngineCheck(engine, unused -> {}).require(List.of(IMAGE));
            return "";
        } catch (EngineFailed e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The engine. */
    public DockerEngine engine() {
        return engine;
    }

    /** The run that everything here is labelled with. */
    public String run() {
        return run;
    }

    /** A running container in a network of its own; its id. */
    public String container(String name) {
        client.createNetworkCmd()
                .withName(run + "-" + name)
                .withLabels(new RunLabels(run).asMap())
                .exec();
        String id = client.createContainerCmd(IMAGE)
                .withName(run + "-" + name + "-node")
                .withLabels(new RunLabels(run).asMap())
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(run + "-" + name))
                .exec()
                .getId();
        client.startContainerCmd(id).exec();
        return id;
    }

    /** A container that is somebody else's: it bears no label. */
    public String unlabelled() {
        String id = client.createContainerCmd(IMAGE)
                .withName(run + "-somebody")
                .exec()
                .getId();
        client.startContainerCmd(id).exec();
        return id;
    }

    /** Removes a container, whoever's it is. */
    public void remove(String id) {
        client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    }

    @Override
    public void close() throws IOException {
        new Leftovers(engine, new RunLabels(run)).sweep();
        engine.close();
        client.close();
    }
}
