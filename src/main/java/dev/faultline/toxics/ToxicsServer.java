package dev.faultline.toxics;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.xnio.Options;

/**
 * A running fault proxy: TCP proxies whose faults are switched over Toxiproxy's HTTP API (2.12), by any of its clients.
 * Each proxy lives on one of a few event loops; no thread waits for a connection. Safe for any thread.
 */
public final class ToxicsServer implements AutoCloseable {
    private static final int MOST_BODY_BYTES = 1024 * 1024;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final Undertow http;
    private final Proxies proxies;
    private final URI apiUri;

    private ToxicsServer(Undertow http, Proxies proxies, URI apiUri) {
        this.http = http;
        this.proxies = proxies;
        this.apiUri = apiUri;
    }

    /**
     * Starts a server without proxies.
     *
     * @param api where its HTTP API listens; port 0 takes a free one
     * @throws IOException naming the address, when it cannot listen there, or when no event loop can be had
     */
    public static ToxicsServer start(InetSocketAddress api) throws IOException {
        if (api.isUnresolved()) {
            throw new IOException("the fault proxy's API cannot listen on " + api.getHostString()
                    + ": no such host; give an address of this machine, such as 127.0.0.1");
        }
        Proxies proxies = new Proxies();
        Undertow http = Undertow.builder()
                .addHttpListener(api.getPort(), api.getAddress().getHostAddress())
                .setWorkerOption(Options.WORKER_NAME, "toxics-api")
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setIoThreads(1)
                .setWorkerThreads(4)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) MOST_BODY_BYTES)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, (int) STOP_PATIENCE.toMillis())
                .setHandler(new ToxiproxyApi(proxies).handler())
                .build();
        try {
            http.start();
        } catch (RuntimeException e) {
            http.stop();
            proxies.close();
            throw new IOException(cannotListen(api, e), e);
        }
        return new ToxicsServer(http, proxies, uri(http));
    }

    /** The address of the HTTP API, its port chosen, for example {@code http://127.0.0.1:8474}. */
    public URI apiUri() {
        return apiUri;
    }

    /** Closes every listening socket, connection and thread of this server; does nothing the second time. */
    @Override
    public void close() {
        http.stop();
        proxies.close();
    }

    private static URI uri(Undertow http) {
        InetSocketAddress bound =
                (InetSocketAddress) http.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + HostPort.of(bound));
    }

    private static String cannotListen(InetSocketAddress api, RuntimeException failure) {
        String where = "the fault proxy's API cannot listen on " + HostPort.of(api);
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof BindException
                ? where + ": " + cause.getMessage() + "; stop what listens there, or choose another port"
                : where + ": " + cause;
    }
}
