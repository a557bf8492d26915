package dev.faultline.rehearsal.failover;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One client's connection and the one made for it, with the bytes going both ways until either side ends. */
final class ForwardedConnection implements Closeable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket client;
    private final Socket server = new Socket();

    ForwardedConnection(Socket client) {
        this.client = client;
    }

    /**
     * Dials, then forwards until either side ends or {@link #close} is called. {@code wanted} is asked once more after
     * dialling, since the target may have moved meanwhile.
     */
    void run(int port, Duration dialLimit, BooleanSupplier wanted) {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) dialLimit.toMillis());
            if (!wanted.getAsBoolean()) {
                return;
            }
            Thread back = new Thread(
                    () -> copy(server, client), Thread.currentThread().getName() + "-back");
            back.setDaemon(true);
            back.start();
            copy(client, server);
        } catch (IOException refused) {
            // The client sees its connection close, as it would without a forwarder.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        closeQuietly(client);
        closeQuietly(server);
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // One side is gone; the other is told by closing.
        } finally {
            close();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }
}
