package dev.faultline.rehearsal.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** An HTTP server on the loopback interface, closed by letting the requests under way end first. */
public final class WebServer implements AutoCloseable {
    private static final Duration DRAIN_LIMIT = Duration.ofMillis(1200);
    private static final int LARGEST_BODY_BYTES = 64 * 1024;

    private final GracefulShutdownHandler draining;
    private final Undertow server;

    private WebServer(GracefulShutdownHandler draining, Undertow server) {
        this.draining = draining;
        this.server = server;
    }

    /**
     * Binds and serves.
     *
     * @param port 0 for any free one
     * @param workers threads for work that may block
     * @throws UncheckedIOException when the port is taken
     */
    public static WebServer start(int port, int workers, HttpHandler handler) {
        GracefulShutdownHandler draining = new GracefulShutdownHandler(handler);
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(workers)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) LARGEST_BODY_BYTES)
                .setHandler(draining)
                .build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            server.stop();
            throw failed.getCause() instanceof BindException taken ? portTaken(port, taken) : failed;
        }
        return new WebServer(draining, server);
    }

    private static UncheckedIOException portTaken(int port, BindException cause) {
        return new UncheckedIOException(
                "port " + port + " of 127.0.0.1 is taken; free it, or configure 0 for any", cause);
    }

    /** The port it is bound to. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() throws InterruptedException {
        draining.shutdown();
        try {
            draining.awaitShutdown(DRAIN_LIMIT.toMillis());
        } finally {
            server.stop();
        }
    }
}
