package dev.faultline.toxics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket on an event loop: hands each accepted connection on, ready for non-blocking use. */
final class Listener implements Selected, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private static final int BACKLOG = 1024;
    private static final int ACCEPTS_PER_TURN = 64;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private final EventLoop loop;
    private final ServerSocketChannel server;
    private final Consumer<SocketChannel> accepted;
    private final SelectionKey key;

    private Listener(EventLoop loop, ServerSocketChannel server, Consumer<SocketChannel> accepted) throws IOException {
        this.loop = loop;
        this.server = server;
        this.accepted = accepted;
        this.key = loop.watch(server, SelectionKey.OP_ACCEPT, this);
    }

    /** Starts listening; port 0 takes a free one. On the loop's thread only. */
    static Listener open(EventLoop loop, InetSocketAddress address, Consumer<SocketChannel> accepted)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.configureBlocking(false);
            server.bind(address, BACKLOG);
            return new Listener(loop, server, accepted);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "listen tcp " + HostPort.of(address) + ": bind: " + inSmallLetters(e.getMessage()), e);
        }
    }

    /** The address it listens on, its port chosen. */
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) server.getLocalAddress();
    }

    @Override
    public void ready() {
        try {
            for (int i = 0; i < ACCEPTS_PER_TURN && server.isOpen(); i++) {
                SocketChannel client = server.accept();
                if (client == null) {
                    return;
                }
                handOn(client);
            }
        } catch (IOException e) {
            log.warn("cannot accept connections for now: {}", e.getMessage());
            pause();
        }
    }

    @Override
    public void abandon() {
        pause();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void handOn(SocketChannel client) {
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            log.debug("a client left at once: {}", e.getMessage());
            Connection.closeQuietly(client);
            return;
        }
        accepted.accept(client);
    }

    /** The system's words for an error as Toxiproxy gives them: {@code address already in use}. */
    private static String inSmallLetters(String words) {
        return words == null || words.isEmpty()
                ? "failed"
                : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** Such a failure (mostly: too many open files) lasts a while; without a pause the loop would spin on it. */
    private void pause() {
        key.interestOps(0);
        loop.after(PAUSE_AFTER_FAILURE, () -> {
            if (key.isValid()) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        });
    }
}
