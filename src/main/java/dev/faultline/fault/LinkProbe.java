package dev.faultline.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One new connection over a link, which says a line and sees what becomes of it. */
final class LinkProbe {
    /**
     * A line that every server on a link answers at once, or hangs up on, without any change: an HTTP server with a
     * page, Redis with an error (to it this is a GET with too many arguments), PostgreSQL by ending what is no startup
     * packet.
     */
    private static byte[] line(int padding) {
        String query = padding == 0 ? "" : "?" + "x".repeat(padding - 1);
        return ("GET /health" + query + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private LinkProbe() {}

    /** What became of the connection. */
    enum End {
        /** It could not be opened. */
        REFUSED,
        /** It was reset. */
        RESET,
        /** It was closed without an answer. */
        CLOSED,
        /** An answer began to arrive. */
        ANSWERED,
        /** It stayed open, and nothing came. */
        SILENT
    }

    /**
     * What was seen.
     *
     * @param end what became of the connection
     * @param after how long that took from when it was opened
     */
    record Seen(End end, Duration after) {}

    /** Connects and waits {@code patience} for something to happen. */
    static Seen over(InetSocketAddress link, Duration patience) throws IOException {
        return over(link, patience, 0);
    }

    /** The same, with a line that is longer by {@code padding} bytes. */
    static Seen over(InetSocketAddress link, Duration patience, int padding) throws IOException {
        long start = System.nanoTime();
        End end = connect(link, patience, line(padding));
        return new Seen(end, Duration.ofNanos(System.nanoTime() - start));
    }

    private static End connect(InetSocketAddress link, Duration patience, byte[] line) throws IOException {
        int millis = Math.max(1, Math.toIntExact(patience.toMillis()));
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(link, millis);
            socket.getOutputStream().write(line);
            return socket.getInputStream().read() < 0 ? End.CLOSED : End.ANSWERED;
        } catch (SocketTimeoutException e) {
            return End.SILENT;
        } catch (ConnectException e) {
            return End.REFUSED;
        } catch (SocketException e) {
            return End.RESET;
        }
    }
}
