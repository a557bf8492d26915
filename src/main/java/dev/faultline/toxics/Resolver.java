package dev.faultline.toxics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up upstreams that are given by name, on a thread of its own: a slow name service stalls no event loop. */
final class Resolver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Resolver.class);

    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "toxics-resolver");
        thread.setDaemon(true);
        return thread;
    });

    /** Hands the addresses of {@code host} to {@code then} on the loop's thread; none when it is unknown. */
    void resolve(HostPort host, EventLoop loop, Consumer<List<InetSocketAddress>> then) {
        if (host.isLiteral()) {
            then.accept(addresses(host));
        } else {
            lookups.execute(() -> {
                List<InetSocketAddress> found = addresses(host);
                loop.execute(() -> then.accept(found));
            });
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private static List<InetSocketAddress> addresses(HostPort host) {
        try {
            return host.resolve();
        } catch (IOException e) {
            log.warn("upstream {} cannot be looked up: {}", host, e.getMessage());
            return List.of();
        }
    }
}
