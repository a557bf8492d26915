package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * The two ways to an engine.
 *
 * @param calls whose answers are bounded
 * @param streams whose answers last as long as a container does
 */
record EngineClients(DockerClient calls, DockerClient streams) implements Closeable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    /** To the engine at {@code host}, as DOCKER_HOST says it. */
    static EngineClients at(String host) {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .build();
        return new EngineClients(
                client(config, builder(config).responseTimeout(ANSWER_LIMIT)), client(config, builder(config)));
    }

    private static ZerodepDockerHttpClient.Builder builder(DockerClientConfig config) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(ANSWER_LIMIT);
    }

    private static DockerClient client(DockerClientConfig config, ZerodepDockerHttpClient.Builder http) {
        return DockerClientImpl.getInstance(config, http.build());
    }

    @Override
    public void close() throws IOException {
        try (DockerClient first = calls;
                DockerClient second = streams) {
            // Both are let go of, whatever becomes of the other.
        }
    }
}
