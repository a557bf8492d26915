package benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A server that sends every message back as it comes. */
final class Echo implements AutoCloseable {
    private final SocketLoop loop = new SocketLoop("echo", this::answer);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final InetSocketAddress address;

    Echo() throws IOException {
        address = loop.serve();
    }

    InetSocketAddress address() {
        return address;
    }

    void check() throws IOException {
        loop.check();
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }

    private void answer(SocketChannel socket) throws IOException {
        if (socket.read(buffer.clear()) < 0) {
            socket.close();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            socket.write(buffer);
        }
    }
}
