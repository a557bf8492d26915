package dev.faultline.rehearsal.failover;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An endpoint that is a process's own: a TCP forwarder whose target can be moved.
 * Moving closes the live connections, so that clients turn to the new target at once instead of waiting for an answer
 * from the old one. Safe for any thread.
 */
public final class EndpointRouter implements Endpoint {
    private static final Duration DIAL_LIMIT = Duration.ofSeconds(1);
    private static final int BACKLOG = 256;

    private final String name;
    private final ServerSocket listener;
    private final Set<ForwardedConnection> live = ConcurrentHashMap.newKeySet();
    private volatile Optional<Integer> target = Optional.empty();

    /**
     * Listens on {@code port} of the loopback address, with no target yet: connections are closed at once. Its threads
     * are named after {@code name}.
     */
    public EndpointRouter(String name, int port) throws IOException {
        this.name = name;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        Thread acceptor = new Thread(this::acceptUntilClosed, name + "-endpoint");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Where it listens. */
    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void moveTo(int port) {
        target = Optional.of(port);
        closeLive();
    }

    @Override
    public void sever() {
        target = Optional.empty();
        closeLive();
    }

    /** The present target's port. */
    public Optional<Integer> target() {
        return target;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sever();
    }

    private void closeLive() {
        live.forEach(ForwardedConnection::close);
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread dial = new Thread(() -> forward(client), name + "-connection");
                dial.setDaemon(true);
                dial.start();
            } catch (IOException closed) {
                // Either closed, which ends the loop, or the client was gone before it was accepted.
            }
        }
    }

    private void forward(Socket client) {
        Optional<Integer> aim = target;
        ForwardedConnection connection = new ForwardedConnection(client);
        live.add(connection);
        try {
            if (aim.isPresent()) {
                connection.run(aim.get(), DIAL_LIMIT, () -> target.equals(aim) && !listener.isClosed());
            }
        } finally {
            connection.close();
            live.remove(connection);
        }
    }
}
