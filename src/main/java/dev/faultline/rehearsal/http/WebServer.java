package dev.faultline.rehearsal.http;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.xnio.XnioWorker;

/** An HTTP server of this machine or container, closed by letting the requests under way end first. */
public final class WebServer implements AutoCloseable {
    /**
     * The address that its listeners are bound to: the loopback address, so that nobody but this machine gets to it. A
     * container, whose network is its own, says otherwise with {@code -Dfaultline.listen=0.0.0.0}.
     */
    public static final String HOST = System.getProperty("faultline.listen", "127.0.0.1");

    private static final Duration DRAIN_LIMIT = Duration.ofMillis(1200);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final int IO_THREADS = 2;
    private static final int LARGEST_BODY_BYTES = 64 * 1024;

    private final GracefulShutdownHandler draining;
    private final Undertow server;

    private WebServer(GracefulShutdownHandler draining, Undertow server) {
        this.draining = draining;
        this.server = server;
    }

    /**
     * Binds one port, without TLS, and serves small requests.
     *
     * @param port 0 for any free one
     * @param workers threads for work that may block
     * @throws UncheckedIOException when the port is taken
     */
    public static WebServer start(int port, int workers, HttpHandler handler) {
        Undertow.Builder configured = Undertow.builder()
                .addHttpListener(port, HOST)
                .setWorkerThreads(workers)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) LARGEST_BODY_BYTES);
        return start(configured, List.of(port), handler);
    }

    /**
     * Binds and serves.
     *
     * @param configured the listeners, all of them on {@link #HOST}, and what else they need but I/O threads and handler
     * @param ports of the listeners, in their order; 0 for any free one
     * @throws UncheckedIOException when one of the ports is taken
     */
    public static WebServer start(Undertow.Builder configured, List<Integer> ports, HttpHandler handler) {
        GracefulShutdownHandler draining = new GracefulShutdownHandler(handler);
        Undertow server =
                configured.setIoThreads(IO_THREADS).setHandler(draining).build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            awaitEnd(server);
            throw failed.getCause() instanceof BindException cause ? portTaken(ports, cause) : failed;
        }
        return new WebServer(draining, server);
    }

    /**
     * Waits until a server that could not start has let go of what it had bound. It has told its threads to end, and they
     * close the ports as they do; {@code stop} would hand them the same work, and wait for ever for one that has ended.
     */
    private static void awaitEnd(Undertow server) {
        XnioWorker threads = server.getWorker();
        try {
            if (threads != null && !threads.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a server that could not start has not ended within " + END_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names the one that is taken: the owner of this process has to know which one to move. */
    private static UncheckedIOException portTaken(List<Integer> ports, BindException cause) {
        List<Integer> taken = ports.stream().filter(WebServer::isTaken).toList();
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

    /** The port that its first listener, or its only one, is bound to. */
    public int port() {
        return port(0);
    }

    /** The port that a listener is bound to; the first one that was configured is 0. */
    public int port(int listener) {
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
