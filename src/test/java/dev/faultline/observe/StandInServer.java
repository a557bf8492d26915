package dev.faultline.observe;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An HTTP server that gives one answer to everything. */
public final class StandInServer implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;

    /** One that gives this answer. */
    public StandInServer(int status, String body) throws IOException {
        this(HttpServer.create(address(), 0), "http", status, body);
    }

    private StandInServer(HttpServer server, String scheme, int status, String body) {
        this.server = server;
        this.scheme = scheme;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    /** The same over TLS. */
    public static StandInServer tls(TestCertificate certificate, int status, String body) throws Exception {
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        return new StandInServer(server, "https", status, body);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Where it is. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
