package dev.faultline.toxics;

import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A client of a proxy under test, in terms of short texts. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;

    private Client(Socket socket) {
        this.socket = socket;
    }

    static Client of(Proxy proxy) throws IOException {
        return connect(port(proxy));
    }

    static Client connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return new Client(socket);
    }

    static int port(Proxy proxy) {
        String listen = proxy.getListen();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    Socket socket() {
        return socket;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next {@code length} characters, fewer where the stream ends before. */
    String receive(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    String ask(String text) throws IOException {
        send(text);
        return receive(text.length());
    }

    /** How long an echo takes. */
    Duration roundTrip() throws IOException {
        Instant sent = Instant.now();
        if (!ask("ping").equals("ping")) {
            throw new IOException("no echo");
        }
        return Duration.between(sent, Instant.now());
    }

    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** Whether nothing at all arrives for so long: no byte, no end, no reset. */
    boolean hearsNothingFor(Duration silence) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
