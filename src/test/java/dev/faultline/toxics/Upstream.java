package dev.faultline.toxics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server behind the proxies under test: each connection is given to a conversation on a thread of its own. */
final class Upstream implements AutoCloseable {
    /** What the server does with one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Upstream(ServerSocket server) {
        this.server = server;
    }

    static Upstream serving(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Upstream upstream = new Upstream(server);
        upstream.threads.execute(() -> upstream.accept(conversation));
        return upstream;
    }

    /** Sends back what it gets, and ends when the client does. */
    static Upstream echo() throws IOException {
        return serving(socket -> {
            socket.setTcpNoDelay(true);
            socket.getInputStream().transferTo(socket.getOutputStream());
            socket.shutdownOutput();
        });
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept(Conversation conversation) {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> hold(conversation, socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void hold(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(socket);
        } catch (IOException e) {
            // The client went away, as many of these tests mean it to.
        } finally {
            open.remove(socket);
        }
    }
}
