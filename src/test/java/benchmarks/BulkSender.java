package benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends on many connections as fast as they take it. The bytes come from a file in memory and are not copied on their way
 * into the socket, so that the sender leaves the processors to what is measured.
 */
final class BulkSender implements AutoCloseable {
    private static final int FILE_BYTES = 1024 * 1024;

    private final FileChannel file;
    private final SocketLoop loop = new SocketLoop("bulk-sender", this::send);

    BulkSender(Path folder, InetSocketAddress address, int connections) throws IOException {
        Path bytes = folder.resolve("bulk");
        Files.write(bytes, new byte[FILE_BYTES]);
        file = FileChannel.open(bytes);
        loop.writeTo(address, connections);
    }

    void check() throws IOException {
        loop.check();
    }

    @Override
    public void close() throws IOException {
        loop.close();
        file.close();
    }

    private void send(SocketChannel socket) throws IOException {
        file.transferTo(0, FILE_BYTES, socket);
    }
}
