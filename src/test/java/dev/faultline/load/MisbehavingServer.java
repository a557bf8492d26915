package dev.faultline.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that fails in the way that the path of the request asks for; one request to a connection. */
final class MisbehavingServer implements AutoCloseable {
    private static final Map<String, String> ANSWERS = Map.of(
            "/ok", answer("200 OK", "{\"well\":true}"),
            "/server-error", answer("503 Service Unavailable", "{}"),
            "/client-error", answer("404 Not Found", "{}"),
            "/expected-client-error", answer("409 Conflict", "{}"),
            "/unexpected-body", answer("200 OK", "{\"well\":false}"),
            "/truncated", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"well\"");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> hanging = new CopyOnWriteArrayList<>();

    MisbehavingServer() throws IOException {
        threads.execute(this::accept);
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** A URL at which nobody listens. */
    static URI nobody() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + gone.getLocalPort());
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String path = String.valueOf(in.readLine()).split(" ", -1)[1];
            String header = in.readLine();
            while (header != null && !header.isEmpty()) {
                header = in.readLine();
            }
            misbehave(socket, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void misbehave(Socket socket, String path) throws IOException {
        if (path.equals("/hang")) {
            hanging.add(socket);
            return;
        }
        if (path.equals("/reset")) {
            socket.setSoLinger(true, 0);
        }
        socket.getOutputStream().write(ANSWERS.getOrDefault(path, "").getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : hanging) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
