package dev.faultline.rehearsal.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service that accepts connections and then says nothing, until it is closed. */
final class SilentService implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();
    private final Thread accepting = new Thread(this::accept, "silent-service");

    SilentService() throws IOException {
        accepting.setDaemon(true);
        accepting.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return accepted.size();
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(server.accept());
            }
        } catch (IOException closed) {
            // It was closed, which is how it ends.
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        accepting.join();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
