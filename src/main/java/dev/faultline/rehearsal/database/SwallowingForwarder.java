package dev.faultline.rehearsal.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * A forwarder that can turn into a black hole: from then on it goes on accepting and reading, and passes nothing on, in
 * either direction. Neither side is told. It is how a replication link dies in the way that nobody notices.
 */
final class SwallowingForwarder implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener;
    private final IntSupplier target;
    private final Set<Socket> live = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    /** Listens on {@code port} of the loopback address and forwards to {@code target}. */
    SwallowingForwarder(int port, IntSupplier target) throws IOException {
        this.target = target;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        run("replication-forwarder", this::acceptUntilClosed);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Swallows everything from now on. */
    void swallow() {
        swallowing = true;
    }

    /** Forwards new connections again; the ones that were swallowed are closed, as they have lost bytes. */
    void passOn() {
        swallowing = false;
        live.forEach(SwallowingForwarder::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        live.forEach(SwallowingForwarder::closeQuietly);
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                run("replication-out", () -> serve(client));
            } catch (IOException closed) {
                // Either closed, which ends the loop, or the client was gone before it was accepted.
            }
        }
    }

    private void serve(Socket client) {
        live.add(client);
        try (client;
                Socket server = new Socket()) {
            live.add(server);
            if (!swallowing) {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()));
                run("replication-back", () -> pump(server, client));
            }
            pump(client, server);
            live.remove(server);
        } catch (IOException refused) {
            // The client sees its connection close.
        } finally {
            live.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!swallowing) {
                    OutputStream out = to.getOutputStream();
                    out.write(buffer, 0, count);
                }
            }
            if (!swallowing) {
                closeQuietly(to);
            }
        } catch (IOException ended) {
            // A swallowed end is silent too: only the side that spoke is closed.
            closeQuietly(swallowing ? from : to);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }
}
