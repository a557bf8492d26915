package benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A server that reads what comes as fast as it can, and counts the bytes. */
final class Sink implements AutoCloseable {
    private static final int BUFFER_BYTES = 512 * 1024;

    private final SocketLoop loop = new SocketLoop("sink", this::read);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final InetSocketAddress address;
    private volatile long bytes;

    Sink() throws IOException {
        address = loop.serve();
    }

    InetSocketAddress address() {
        return address;
    }

    long bytes() throws IOException {
        loop.check();
        return bytes;
    }

    int connections() {
        return loop.connections();
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes it.
    private void read(SocketChannel socket) throws IOException {
        int count = readOrEnd(socket);
        if (count < 0) {
            socket.close();
        } else {
            bytes += count;
        }
    }

    /** A reset is how a sender ends that is not behind a proxy. */
    private int readOrEnd(SocketChannel socket) throws IOException {
        try {
            return socket.read(buffer.clear());
        } catch (SocketException reset) {
            return -1;
        }
    }
}
