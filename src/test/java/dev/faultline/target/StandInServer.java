package dev.faultline.target;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** An HTTP server on the loopback that answers as a test says, one request after the other, and remembers what it was asked. */
public final class StandInServer implements AutoCloseable {
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final HttpServer server;
    private final String scheme;
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    /** A request as it arrived; {@code target} is the path with its query. */
    public record Request(String method, String target, String body) {
        /** For example {@code GET /zones?date=2026-03-01}. */
        public String line() {
            return method + " " + target;
        }
    }

    /** What it answers; an empty body is none. */
    public record Answer(int status, String body) {
        /** An answer without a body. */
        public static Answer of(int status) {
            return new Answer(status, "");
        }
    }

    /** What is answered to a request. It is called on the server's one thread. */
    @FunctionalInterface
    public interface Answering {
        /** The answer to {@code request}. */
        Answer to(Request request);
    }

    /** One that gives the same answer to everything. */
    public StandInServer(int status, String body) throws IOException {
        this(request -> new Answer(status, body));
    }

    /** One that answers so. */
    public StandInServer(Answering answering) throws IOException {
        this(HttpServer.create(address(), 0), "http", answering);
    }

    private StandInServer(HttpServer server, String scheme, Answering answering) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> answer(exchange, answering));
        server.start();
    }

    /** One that gives the same answer to everything, over TLS. */
    public static StandInServer tls(SSLContext certificate, int status, String body) throws IOException {
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new StandInServer(server, "https", request -> new Answer(status, body));
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Answer answer = answering.to(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean none = body.length == 0 || WITHOUT_BODY.contains(answer.status());
            exchange.sendResponseHeaders(answer.status(), none ? -1 : body.length);
            if (!none) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Where it is. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked so far, in order. */
    public List<Request> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
