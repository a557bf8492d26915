package dev.faultline.target.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.faultline.rehearsal.container.EngineWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Docker engine, over its HTTP interface. */
public final class DockerEngine implements Engine {
    /** The longest that an answer may take; an engine that is asked to kill waits for the kernel. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private static final Duration PULL_LIMIT = Duration.ofMinutes(5);

    private final DockerClient client;
    private final EngineWords words;

    private DockerEngine(DockerClient client, EngineWords words) {
        this.client = client;
        this.words = words;
    }

    /** The engine that DOCKER_HOST names, or this machine's own. It is not asked anything yet. */
    public static DockerEngine ofThisMachine() {
        return at(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
    }

    /** The engine at {@code host}, as DOCKER_HOST says it, for example {@code unix:///var/run/docker.sock}. */
    public static DockerEngine at(String host) {
        return at(DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .build());
    }

    private static DockerEngine at(DockerClientConfig config) {
        ZerodepDockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(ANSWER_LIMIT)
                .responseTimeout(ANSWER_LIMIT)
                .build();
        return new DockerEngine(
                DockerClientImpl.getInstance(config, http),
                new EngineWords(config.getDockerHost().toString()));
    }

    /** Where it is, as DOCKER_HOST says it. */
    public String host() {
        return words.host();
    }

    @Override
    public Version version() throws EngineFailed {
        return asked("asking the engine for its version", () -> {
            com.github.dockerjava.api.model.Version found = client.versionCmd().exec();
            return new Version(
                    String.valueOf(found.getVersion()),
                    Optional.ofNullable(found.getApiVersion()).orElse(""));
        });
    }

    @Override
    public boolean hasImage(String tag) throws EngineFailed {
        return asked(
                "looking for the image " + tag,
                () -> unlessGone(false, () -> {
                    client.inspectImageCmd(tag).exec();
                    return true;
                }));
    }

    @Override
    public void pull(String tag) throws EngineFailed, InterruptedException {
        try {
            if (!client.pullImageCmd(tag).start().awaitCompletion(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new EngineFailed("it was not pulled within " + PULL_LIMIT.toMinutes() + " min");
            }
        } catch (RuntimeException e) {
            throw new EngineFailed(words.of("pulling " + tag, e), e);
        }
    }

    @Override
    public List<Piece> labelled(Map<String, String> labels) throws EngineFailed {
        return asked("looking for what is labelled " + labels, () -> {
            List<Piece> found = new ArrayList<>();
            client.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
                    .map(one -> new Piece(
                            Piece.Kind.CONTAINER, one.getId(), named(one.getNames(), one.getId()), one.getLabels()))
                    .forEach(found::add);
            client.listNetworksCmd().withFilter("label", pairs(labels)).exec().stream()
                    .map(one -> new Piece(Piece.Kind.NETWORK, one.getId(), one.getName(), one.getLabels()))
                    .forEach(found::add);
            client.listVolumesCmd().withFilter("label", pairs(labels)).exec().getVolumes().stream()
                    .map(one -> new Piece(Piece.Kind.VOLUME, one.getName(), one.getName(), one.getLabels()))
                    .forEach(found::add);
            return found;
        });
    }

    private static List<String> pairs(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }

    /** Engines put a slash before the names of containers. */
    private static String named(String[] names, String otherwise) {
        return Arrays.stream(names == null ? new String[0] : names)
                .map(name -> name.replaceFirst("^/", ""))
                .findFirst()
                .orElse(otherwise);
    }

    @Override
    public void remove(Piece piece) throws EngineFailed {
        done("removing " + piece, () -> {
            switch (piece.kind()) {
                case CONTAINER ->
                    client.removeContainerCmd(piece.id())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                case NETWORK -> client.removeNetworkCmd(piece.id()).exec();
                case VOLUME -> client.removeVolumeCmd(piece.id()).exec();
            }
        });
    }

    @Override
    public ContainerState state(String container) throws EngineFailed {
        return asked(
                "looking at " + container, () -> unlessGone(ContainerState.GONE, () -> stateIn(inspected(container))));
    }

    private InspectContainerResponse inspected(String container) {
        return client.inspectContainerCmd(container).exec();
    }

    private static ContainerState stateIn(InspectContainerResponse container) {
        if (Boolean.TRUE.equals(container.getState().getPaused())) {
            return ContainerState.PAUSED;
        }
        return Boolean.TRUE.equals(container.getState().getRunning()) ? ContainerState.RUNNING : ContainerState.STOPPED;
    }

    /** A frozen container gets the signal before it is thawed, so its processes never go on. */
    @Override
    public void kill(String container) throws EngineFailed {
        done("killing " + container, () -> client.killContainerCmd(container).exec());
    }

    @Override
    public void pause(String container) throws EngineFailed {
        if (state(container) != ContainerState.PAUSED) {
            asked(
                    "pausing " + container,
                    () -> client.pauseContainerCmd(container).exec());
        }
    }

    @Override
    public void unpause(String container) throws EngineFailed {
        if (state(container) == ContainerState.PAUSED) {
            done(
                    "unpausing " + container,
                    () -> client.unpauseContainerCmd(container).exec());
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to the engine could not be closed: " + e.getMessage(), e);
        }
    }

    /** Does what is fine to have been done already, or to have nothing left to be done to. */
    private void done(String what, Runnable act) throws EngineFailed {
        try {
            act.run();
        } catch (NotFoundException | NotModifiedException e) {
            return; // gone, or as it should be
        } catch (ConflictException e) {
            if (!settled(e)) {
                throw new EngineFailed(words.of(what, e), e);
            }
        } catch (RuntimeException e) {
            throw new EngineFailed(words.of(what, e), e);
        }
    }

    /** Whether somebody else has done it, or is about to have: engines say so as a conflict. */
    private static boolean settled(DockerException conflict) {
        String said = String.valueOf(conflict.getMessage());
        return said.contains("is not running")
                || said.contains("is not paused")
                || said.contains("is already in progress");
    }

    private <T> T asked(String what, Supplier<T> question) throws EngineFailed {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new EngineFailed(words.of(what, e), e);
        }
    }

    private static <T> T unlessGone(T gone, Supplier<T> question) {
        try {
            return question.get();
        } catch (NotFoundException e) {
            return gone;
        }
    }
}
