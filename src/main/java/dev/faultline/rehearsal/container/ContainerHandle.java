package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A container as whoever holds processes sees it: it is alive, it can be killed, its end can be awaited. */
public final class ContainerHandle implements ProcessHandle {
    private final DockerClient engine;
    private final String id;
    private final Instant started;
    private final CompletableFuture<Integer> ended;

    ContainerHandle(DockerClient engine, String id, Instant started, CompletableFuture<Integer> ended) {
        this.engine = engine;
        this.id = id;
        this.started = started;
        this.ended = ended;
    }

    /** By which the engine knows it. */
    public String container() {
        return id;
    }

    /** There is none that would mean anything on this machine. */
    @Override
    public long pid() {
        throw new UnsupportedOperationException("a container is known by its id: " + id);
    }

    @Override
    public Optional<ProcessHandle> parent() {
        return Optional.empty();
    }

    /** What else runs in it ends with it. */
    @Override
    public Stream<ProcessHandle> children() {
        return Stream.empty();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public Info info() {
        return new StartedInfo(started);
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
        return ended.thenApply(status -> this);
    }

    /** It is killed as a whole or not at all. */
    @Override
    public boolean supportsNormalTermination() {
        return false;
    }

    @Override
    public boolean destroy() {
        return destroyForcibly();
    }

    @Override
    public boolean destroyForcibly() {
        try {
            engine.killContainerCmd(id).exec();
            return true;
        } catch (NotFoundException | ConflictException gone) {
            return false; // it had ended already
        }
    }

    @Override
    public boolean isAlive() {
        return !ended.isDone();
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContainerHandle handle && handle.id.equals(id);
    }

    @Override
    public int compareTo(ProcessHandle other) {
        return other instanceof ContainerHandle handle ? id.compareTo(handle.id) : 1;
    }

    @Override
    public String toString() {
        return "container " + id;
    }

    /** All that is known of it beside its id. */
    private record StartedInfo(Instant started) implements Info {
        @Override
        public Optional<String> command() {
            return Optional.empty();
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.of(started);
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
