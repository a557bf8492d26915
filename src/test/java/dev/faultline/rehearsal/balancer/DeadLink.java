package dev.faultline.rehearsal.balancer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A link whose far end is dead, as a fault proxy shows it: connections are accepted, then closed. It reads the request
 * first, so that a test can count what was sent into it.
 */
final class DeadLink implements AutoCloseable {
    private final ServerSocket server;
    private final Thread accepting = new Thread(this::accept, "dead-link");
    private final AtomicInteger requests = new AtomicInteger();

    DeadLink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                count(socket.getInputStream());
            } catch (IOException closed) {
                // The test has ended, or a client was faster to close.
            }
        }
    }

    private void count(InputStream in) throws IOException {
        byte[] head = new byte[4096];
        int length = in.read(head);
        if (length > 0
                && !new String(head, 0, length, java.nio.charset.StandardCharsets.US_ASCII).contains("/health")) {
            requests.incrementAndGet();
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        accepting.join();
    }
}
