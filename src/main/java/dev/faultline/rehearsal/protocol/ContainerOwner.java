package dev.faultline.rehearsal.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The container that a program is alone in: the configuration is a file, in which <code>${NAME}</code> stands for an
 * environment variable, so that no secret has to be in it; and SIGTERM, which an engine stops a container with, means that
 * the program is to end.
 */
final class ContainerOwner implements Owner {
    /** The program's own limit and a little more: a hook that waited for ever would keep the process from ending. */
    private static final Duration END_LIMIT = OwnedProcess.STOP_LIMIT.plusSeconds(1);

    private final Path file;
    private final Map<String, String> environment;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    ContainerOwner(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> configuration() throws IOException {
        try {
            return Optional.of(new EnvironmentVariables(environment).in(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no file " + file + "; copy or mount the program's configuration to that place", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endInOrder, "sigterm"));
        asked.await();
    }

    /** Lets the process go on until the program has ended: it would be gone as soon as the last hook returns. */
    private void endInOrder() {
        asked.countDown();
        try {
            if (!ended.await(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("the program had not ended " + END_LIMIT.toSeconds() + " s after it was asked to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
