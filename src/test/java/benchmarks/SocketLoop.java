package benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** One thread with many sockets: what the far ends of a measured proxy have in common. */
final class SocketLoop implements AutoCloseable {
    private static final int BACKLOG = 1024;

    /** What is done with a socket that is ready. */
    @FunctionalInterface
    interface Work {
        void on(SocketChannel ready) throws IOException;
    }

    private final Selector selector;
    private final Thread thread;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean closing;
    private volatile Throwable trouble;

    SocketLoop(String name, Work work) throws IOException {
        selector = Selector.open();
        thread = new Thread(() -> run(work), name);
        thread.setDaemon(true);
    }

    /** A loop that accepts connections and works on each whenever it can be read. Tells where it listens. */
    InetSocketAddress serve() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
        return (InetSocketAddress) server.getLocalAddress();
    }

    /** Works on {@code connections} connections to {@code address} whenever they can be written. */
    void writeTo(InetSocketAddress address, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            watch(SocketChannel.open(address), SelectionKey.OP_WRITE);
        }
        thread.start();
    }

    /** Throws what ended the loop before its time. */
    void check() throws IOException {
        if (trouble != null) {
            throw new IOException(thread.getName() + " has ended", trouble);
        }
    }

    /** How many connections are open. */
    int connections() {
        return connections.get();
    }

    /** Ends the loop and resets its connections, so that what they had under way is not delivered any more. */
    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            if (key.channel() instanceof SocketChannel socket) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            key.channel().close();
        }
        selector.close();
    }

    private void run(Work work) {
        try {
            while (!closing) {
                selector.select(key -> ready(key, work));
            }
        } catch (IOException | RuntimeException e) {
            trouble = e;
        }
    }

    private void ready(SelectionKey key, Work work) {
        try {
            if (key.isAcceptable()) {
                watch(((ServerSocketChannel) key.channel()).accept(), SelectionKey.OP_READ);
            } else {
                work.on((SocketChannel) key.channel());
                if (!key.channel().isOpen()) {
                    connections.decrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(SocketChannel socket, int operations) throws IOException {
        socket.configureBlocking(false);
        socket.socket().setTcpNoDelay(true);
        socket.register(selector, operations);
        connections.incrementAndGet();
    }
}
