package benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A client with many connections to an echo, which sends small messages and takes the time until each is back. */
final class RoundTrips implements AutoCloseable {
    private static final int MESSAGE_BYTES = 300;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
    private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
    private final List<Caller> callers = new ArrayList<>();
    private final Deque<Caller> idle = new ArrayDeque<>();
    private Histogram times;

    private static final class Caller {
        private final SocketChannel socket;
        private long sentNanos;
        private int missing;

        Caller(SocketChannel socket) {
            this.socket = socket;
        }
    }

    RoundTrips(InetSocketAddress address, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            Caller caller = new Caller(SocketChannel.open(address));
            caller.socket.socket().setTcpNoDelay(true);
            caller.socket.configureBlocking(false);
            caller.socket.register(selector, SelectionKey.OP_READ, caller);
            callers.add(caller);
        }
        idle.addAll(callers);
    }

    /** The times, in nanoseconds, of messages sent one each {@code interval}, on one connection after the other. */
    Histogram spaced(Duration interval, Duration length) throws IOException {
        times = histogram();
        long start = System.nanoTime();
        long due = start;
        for (long now = start; now - start < length.toNanos(); now = System.nanoTime()) {
            if (due - now <= 0 && !idle.isEmpty()) {
                send(idle.remove());
                due = Math.max(due + interval.toNanos(), now);
            }
            receive(Duration.ofNanos(due - System.nanoTime()));
        }
        finish();
        return times;
    }

    /** The times of messages of which each connection sends the next as soon as the one before it is back. */
    Histogram unceasing(Duration length) throws IOException {
        times = histogram();
        long start = System.nanoTime();
        while (System.nanoTime() - start < length.toNanos()) {
            while (!idle.isEmpty()) {
                send(idle.remove());
            }
            receive(LONGEST);
        }
        Histogram within = times.copy();
        finish();
        return within;
    }

    @Override
    public void close() throws IOException {
        for (Caller caller : callers) {
            caller.socket.close();
        }
        selector.close();
    }

    private void finish() throws IOException {
        long start = System.nanoTime();
        while (idle.size() < callers.size()) {
            receive(LONGEST);
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IOException("a message has not come back within " + LONGEST);
            }
        }
    }

    private void send(Caller caller) throws IOException {
        caller.missing = MESSAGE_BYTES;
        caller.sentNanos = System.nanoTime();
        if (caller.socket.write(message.clear()) < MESSAGE_BYTES) {
            throw new IOException("a message of " + MESSAGE_BYTES + " bytes does not fit into an empty socket buffer");
        }
    }

    private void receive(Duration limit) throws IOException {
        // Never a busy wait: it would take a processor away from what is measured.
        selector.select(this::read, Math.max(1, limit.plusNanos(999_999).toMillis()));
    }

    private void read(SelectionKey key) {
        Caller caller = (Caller) key.attachment();
        try {
            int count = caller.socket.read(received.clear());
            if (count < 0) {
                throw new EOFException("a connection was closed");
            }
            caller.missing -= count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (caller.missing == 0) {
            times.recordValue(System.nanoTime() - caller.sentNanos);
            idle.add(caller);
        }
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST.toNanos(), 3);
    }
}
