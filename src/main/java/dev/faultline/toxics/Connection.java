package dev.faultline.toxics;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection and the one that was opened to the upstream for it, with a flow each way. Either direction can
 * end before the other. Confined to its event loop.
 */
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final SocketChannel client;
    private final SocketChannel upstream;
    private final Consumer<Connection> whenClosed;
    private final Flow upward;
    private final Flow downward;
    private final Side clientSide;
    private final Side upstreamSide;
    private boolean closed;

    Connection(
            EventLoop loop,
            SocketChannel client,
            SocketChannel upstream,
            List<ToxicSpec> toxics,
            Function<Direction, Traffic> traffic,
            Consumer<Connection> whenClosed)
            throws IOException {
        this.client = client;
        this.upstream = upstream;
        this.whenClosed = whenClosed;
        this.upward = new Flow(this, loop, client, upstream, traffic.apply(Direction.UPSTREAM));
        this.downward = new Flow(this, loop, upstream, client, traffic.apply(Direction.DOWNSTREAM));
        this.clientSide = new Side(this, loop, client, upward, downward);
        this.upstreamSide = new Side(this, loop, upstream, downward, upward);
        toxics.forEach(this::add);
    }

    void add(ToxicSpec toxic) {
        flow(toxic.direction()).add(toxic);
        watchWhatIsWanted();
    }

    void change(ToxicSpec toxic) {
        flow(toxic.direction()).change(toxic);
        watchWhatIsWanted();
    }

    void remove(ToxicSpec toxic) {
        flow(toxic.direction()).remove(toxic.name());
        watchWhatIsWanted();
    }

    /** Reading failed: what was read before is still delivered, then the connection ends. */
    void sourceBroke(Flow flow, IOException why) {
        log.debug("a peer's connection broke: {}", why.getMessage());
        opposite(flow).discard();
        flow.endOfSource();
        flowIsDone();
    }

    /** Writing failed: what the same peer had sent before is still delivered, then the connection ends. */
    void sinkBroke(Flow flow, IOException why) {
        log.debug("a peer takes no more bytes: {}", why.getMessage());
        flow.discard();
        opposite(flow).endOfSource();
        flowIsDone();
    }

    void flowIsDone() {
        if (upward.isDone() && downward.isDone()) {
            close();
        }
    }

    /** Closes both sockets, once. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        upward.discard();
        downward.discard();
        closeQuietly(client);
        closeQuietly(upstream);
        whenClosed.accept(this);
    }

    /** Closes both sockets so that their peers see a reset, not an end. */
    void reset() {
        resetWhenClosed(client);
        resetWhenClosed(upstream);
        close();
    }

    void watchWhatIsWanted() {
        clientSide.watchWhatIsWanted();
        upstreamSide.watchWhatIsWanted();
    }

    /** Closes a socket whose peer may be gone already, which is then all there is to say about it. */
    static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("closing a connection: {}", e.getMessage());
        }
    }

    private static void resetWhenClosed(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            log.debug("a connection that was to be reset is gone: {}", e.getMessage());
        }
    }

    private Flow flow(Direction direction) {
        return direction == Direction.UPSTREAM ? upward : downward;
    }

    private Flow opposite(Flow flow) {
        return flow == upward ? downward : upward;
    }
}
