package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AttachContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A container that is alone with one program, as a process: its input and outputs are the program's, its exit status is the
 * program's, and once it has ended it is removed from the engine. Safe for any thread.
 */
final class ContainerProcess extends Process {
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(20);

    /** What became of a container of which the engine tells nothing any more. */
    private static final int LOST = 255;

    private final EngineClients engine;
    private final String id;
    private final OutputStream input;
    private final Closeable heard;
    private final InputStream output;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final ContainerHandle handle;

    private ContainerProcess(EngineClients engine, String id, OutputStream input, Closeable heard, InputStream output) {
        this.engine = engine;
        this.id = id;
        this.input = new OwnersWords(input, engine.calls(), id);
        this.heard = heard;
        this.output = output;
        this.handle = new ContainerHandle(engine.calls(), id, Instant.now(), ended);
    }

    /** How a container's program hears from its owner. */
    enum Input {
        /** It reads, and ends with its input. */
        READ,
        /** It does not. */
        NONE
    }

    /** Starts the container {@code id}, which was created with {@code command}. */
    static ContainerProcess start(EngineClients engine, String id, ProcessBuilder command, Input reads)
            throws IOException, InterruptedException {
        Pipe output = Pipe.open();
        InputStream said = Channels.newInputStream(output.source());
        AttachContainerCmd attach = engine.streams()
                .attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true);
        ContainerProcess process;
        if (reads == Input.READ) {
            Pipe input = Pipe.open();
            attach.withStdIn(Channels.newInputStream(input.source()));
            process = new ContainerProcess(engine, id, Channels.newOutputStream(input.sink()), input.source(), said);
        } else {
            process = new ContainerProcess(engine, id, OutputStream.nullOutputStream(), () -> {}, said);
        }
        try {
            process.start(attach, ContainerOutput.of(command, Channels.newOutputStream(output.sink())));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.ended(LOST);
            throw e;
        }
        return process;
    }

    private void start(AttachContainerCmd attach, ContainerOutput said) throws IOException, InterruptedException {
        // Before the start, or its first words could be missed.
        if (!attach.exec(said).awaitStarted(ATTACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(
                    "the engine did not let its program be heard within " + ATTACH_LIMIT.toSeconds() + " s");
        }
        engine.calls().startContainerCmd(id).exec();
        watch();
    }

    private void watch() {
        engine.streams().waitContainerCmd(id).exec(new ResultCallback.Adapter<WaitResponse>() {
            @Override
            public void onNext(WaitResponse end) {
                ended(end.getStatusCode());
            }

            @Override
            public void onError(Throwable lost) {
                ended(LOST);
            }

            @Override
            public void onComplete() {
                ended(LOST);
            }
        });
    }

    /** Told first, removed after: whoever waits for the end acts on it. */
    private void ended(int status) {
        if (ended.complete(status)) {
            try (Closeable nobodyHears = heard;
                    OutputStream nobodyReads = input) {
                engine.calls()
                        .removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (IOException | DockerException left) {
                // It carries the run's labels, by which it is removed with everything else at the end.
                return;
            }
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            ended.get(Math.max(0, timeout), unit);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int exitValue() {
        if (!ended.isDone()) {
            throw new IllegalThreadStateException("container " + id + " has not ended");
        }
        return ended.getNow(LOST);
    }

    @Override
    public boolean isAlive() {
        return handle.isAlive();
    }

    @Override
    public void destroy() {
        handle.destroy();
    }

    @Override
    public Process destroyForcibly() {
        handle.destroyForcibly();
        return this;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return ended.thenApply(status -> this);
    }

    @Override
    public ProcessHandle toHandle() {
        return handle;
    }
}
