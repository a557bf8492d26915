package dev.faultline.rehearsal.balancer;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ports that clients come to, on the loopback interface; closed by letting the requests under way end first. */
final class FrontServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration DRAIN_LIMIT = Duration.ofMillis(1200);
    private static final int IO_THREADS = 2;
    private static final int WORKERS = 2;
    /** Small ones, since the process has little memory: Undertow would choose 1 KB and then cannot hold a TLS record. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private static final long LARGEST_BODY_BYTES = 1024 * 1024;

    private final GracefulShutdownHandler draining;
    private final Undertow server;

    private FrontServer(GracefulShutdownHandler draining, Undertow server) {
        this.draining = draining;
        this.server = server;
    }

    /**
     * Binds and serves.
     *
     * @throws UncheckedIOException when a port is taken
     */
    static FrontServer start(BalancerConfig config, HttpHandler handler) {
        GracefulShutdownHandler draining = new GracefulShutdownHandler(handler);
        Undertow server = listeners(config)
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKERS)
                .setBufferSize(BUFFER_BYTES)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY_BYTES)
                .setHandler(draining)
                .build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            server.stop();
            throw failed.getCause() instanceof BindException taken ? portTaken(config, taken) : failed;
        }
        return new FrontServer(draining, server);
    }

    private static Undertow.Builder listeners(BalancerConfig config) {
        Undertow.Builder builder = Undertow.builder();
        if (config.tls() == null) {
            builder.addHttpListener(config.port(), HOST);
        } else {
            builder.addHttpsListener(config.port(), HOST, TlsContext.of(config.tls()));
        }
        if (config.plainPort() != null) {
            builder.addHttpListener(config.plainPort(), HOST);
        }
        return builder;
    }

    private static UncheckedIOException portTaken(BalancerConfig config, BindException cause) {
        List<Integer> ports =
                config.plainPort() == null ? List.of(config.port()) : List.of(config.port(), config.plainPort());
        List<Integer> taken = ports.stream().filter(FrontServer::isTaken).toList();
        // All of them are free again only where somebody let go of one in this moment.
        String which = (taken.isEmpty() ? ports : taken)
                .stream().map(String::valueOf).collect(Collectors.joining(" and port "));
        return new UncheckedIOException(
                "port " + which + " of " + HOST + " is taken; free it, or configure 0 for any", cause);
    }

    private static boolean isTaken(int port) {
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(HOST, port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    int port() {
        return port(0);
    }

    Optional<Integer> plainPort() {
        return server.getListenerInfo().size() > 1 ? Optional.of(port(1)) : Optional.empty();
    }

    private int port(int listener) {
        return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
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
