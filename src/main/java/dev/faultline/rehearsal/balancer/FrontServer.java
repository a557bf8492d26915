package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.http.WebServer;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.util.List;

/** The ports that clients come to: the main one, with TLS if there is a certificate, and the plain one. */
final class FrontServer {
    /** Which listener the main port is. */
    static final int MAIN = 0;

    /** Which listener the plain port is. */
    static final int PLAIN = 1;

    private static final int WORKERS = 2;
    /** Small ones, since the process has little memory: Undertow would choose 1 KB and then cannot hold a TLS record. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private static final long LARGEST_BODY_BYTES = 1024 * 1024;

    private FrontServer() {}

    /**
     * Binds and serves.
     *
     * @throws java.io.UncheckedIOException when a port is taken
     */
    static WebServer start(BalancerConfig config, HttpHandler handler) {
        Undertow.Builder configured = listeners(config)
                .setWorkerThreads(WORKERS)
                .setBufferSize(BUFFER_BYTES)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY_BYTES);
        return WebServer.start(configured, List.of(config.port(), config.plainPort()), handler);
    }

    private static Undertow.Builder listeners(BalancerConfig config) {
        Undertow.Builder main = config.tls() == null
                ? Undertow.builder().addHttpListener(config.port(), WebServer.HOST)
                : Undertow.builder().addHttpsListener(config.port(), WebServer.HOST, TlsContext.of(config.tls()));
        return main.addHttpListener(config.plainPort(), WebServer.HOST);
    }
}
