package dev.faultline.rehearsal.balancer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One question for a target's health, over a connection of its own: GET, and only status 200 passes. The whole of it
 * has one deadline, so a target that answers a byte at a time fails too.
 */
final class HealthCheck {
    private static final String PASSING = "200";
    /** Status line as in RFC 9112: "HTTP/1.1 200". */
    private static final int STATUS_FROM = 9;

    private static final int STATUS_TO = 12;

    private final URI uri;
    private final Duration limit;

    HealthCheck(URI uri, Duration limit) {
        this.uri = uri;
        this.limit = limit;
    }

    CheckResult run() {
        long deadline = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), left(deadline));
            socket.getOutputStream().write(request());
            return PASSING.equals(status(socket, deadline)) ? CheckResult.PASSED : CheckResult.FAILED;
        } catch (IOException unreachable) {
            return CheckResult.FAILED;
        }
    }

    private byte[] request() {
        String request = "GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nUser-Agent: health-check\r\nConnection: close\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    private static String status(Socket socket, long deadline) throws IOException {
        byte[] line = new byte[STATUS_TO];
        int length = 0;
        while (length < line.length) {
            socket.setSoTimeout(left(deadline));
            int read = socket.getInputStream().read(line, length, line.length - length);
            if (read < 0) {
                throw new IOException("closed before its status");
            }
            length += read;
        }
        return new String(line, STATUS_FROM, STATUS_TO - STATUS_FROM, StandardCharsets.US_ASCII);
    }

    /** Milliseconds left, at least 1 since 0 means for ever to a socket; a passed deadline fails. */
    private static int left(long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("no answer in time");
        }
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
    }
}
