package dev.faultline.rehearsal.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks something on this machine over HTTP, with a bound, on a connection of its own. */
final class HttpQuestion {
    private static final int OK = 200;
    private static final Duration LIMIT = Duration.ofMillis(800);

    private HttpQuestion() {}

    /** The body of a 200 answer from {@code path} at {@code port}; empty for any other answer and for none. */
    static Optional<byte[]> ask(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout((int) LIMIT.toMillis());
            connection.setReadTimeout((int) LIMIT.toMillis());
            connection.setRequestProperty("Connection", "close");
            try {
                return connection.getResponseCode() == OK ? Optional.of(body(connection)) : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static byte[] body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
