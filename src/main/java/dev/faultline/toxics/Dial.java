package dev.faultline.toxics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opening of a connection to the upstream for a client that was accepted. The client is not read meanwhile. The
 * operating system alone limits how long it takes: a frozen upstream hangs, as it would without a proxy.
 */
final class Dial implements Selected {
    private static final Logger log = LoggerFactory.getLogger(Dial.class);

    private final EventLoop loop;
    private final SocketChannel client;
    private final BiConsumer<Dial, Optional<SocketChannel>> whenOver;
    private final Queue<InetSocketAddress> untried = new ArrayDeque<>();
    private SocketChannel attempt;
    private boolean over;

    /** {@code whenOver} gets the open upstream connection, or nothing when no address answers; not after close. */
    Dial(EventLoop loop, SocketChannel client, BiConsumer<Dial, Optional<SocketChannel>> whenOver) {
        this.loop = loop;
        this.client = client;
        this.whenOver = whenOver;
    }

    SocketChannel client() {
        return client;
    }

    /** Tries the addresses in turn. */
    void start(List<InetSocketAddress> addresses) {
        untried.addAll(addresses);
        tryNext();
    }

    @Override
    public void ready() {
        try {
            if (!over && attempt.finishConnect()) {
                connected();
            }
        } catch (IOException e) {
            failed(e);
            tryNext();
        }
    }

    @Override
    public void abandon() {
        close();
    }

    /** Gives up: closes the client's socket and the attempt. */
    void close() {
        over = true;
        Connection.closeQuietly(client);
        if (attempt != null) {
            Connection.closeQuietly(attempt);
        }
    }

    private void tryNext() {
        while (!over && !untried.isEmpty()) {
            InetSocketAddress address = untried.remove();
            try {
                attempt = SocketChannel.open();
                attempt.configureBlocking(false);
                attempt.setOption(StandardSocketOptions.TCP_NODELAY, true);
                if (attempt.connect(address)) {
                    connected();
                } else {
                    loop.watch(attempt, SelectionKey.OP_CONNECT, this);
                }
                return;
            } catch (IOException e) {
                failed(e);
            }
        }
        finish(Optional.empty());
    }

    private void connected() throws IOException {
        // A port that nobody listens on can be picked as the source port too: TCP then connects it to itself.
        if (attempt.getLocalAddress().equals(attempt.getRemoteAddress())) {
            throw new IOException("Connection refused");
        }
        finish(Optional.of(attempt));
    }

    private void failed(IOException why) {
        log.debug("upstream does not answer: {}", why.getMessage());
        if (attempt != null) {
            Connection.closeQuietly(attempt);
        }
    }

    private void finish(Optional<SocketChannel> upstream) {
        if (!over) {
            over = true;
            whenOver.accept(this, upstream);
        }
    }
}
