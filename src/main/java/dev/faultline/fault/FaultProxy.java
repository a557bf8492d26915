package dev.faultline.fault;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The fault proxy that the links run through, asked over its HTTP API, each call bounded.
 *
 * @param api where the API is
 * @param unreachable what it means that nobody listens there
 */
record FaultProxy(URI api, Unreachable unreachable) {
    /** toxiproxy-java waits for ever; this is the longest that a call may take. */
    static final Duration BOUND = Duration.ofSeconds(3);

    /** One change of one link. */
    @FunctionalInterface
    interface Change {
        void on(Proxy link) throws IOException;
    }

    /** Changes a link. Throws {@link IOException} when the proxy, or the link in it, is not there. */
    void change(String link, Change change) throws IOException, InterruptedException {
        bounded(() -> {
            Proxy found = there(link);
            if (Thread.interrupted()) {
                // The bound has passed: nobody waits for this any more, and it must not happen late.
                throw new InterruptedIOException("given up before " + link + " was changed");
            }
            change.on(found);
            return null;
        });
    }

    private Proxy there(String link) throws IOException {
        return find(link).orElseThrow(() -> new IOException("the fault proxy at " + api + " has no link " + link));
    }

    /** The names of the toxics on a link; none when the link is gone, since toxics go with it. */
    List<String> toxics(String link) throws IOException, InterruptedException {
        return bounded(() -> {
            Optional<Proxy> found = findOrGone(link);
            return found.isEmpty()
                    ? List.of()
                    : found.get().toxics().getAll().stream().map(Toxic::getName).toList();
        });
    }

    /** Removes a toxic; one that is gone already is fine. */
    void removeToxic(String link, String toxic) throws IOException, InterruptedException {
        bounded(() -> {
            Optional<Proxy> found = findOrGone(link);
            if (found.isPresent()) {
                for (Toxic one : found.get().toxics().getAll()) {
                    if (one.getName().equals(toxic)) {
                        remove(one);
                    }
                }
            }
            return null;
        });
    }

    private static void remove(Toxic toxic) throws IOException {
        try {
            toxic.remove();
        } catch (FileNotFoundException e) {
            return; // 404: somebody else removed it since it was listed
        }
    }

    /** Enables a link; one that is gone is fine. */
    void enable(String link) throws IOException, InterruptedException {
        bounded(() -> {
            Optional<Proxy> found = findOrGone(link);
            if (found.isPresent() && !found.get().isEnabled()) {
                found.get().enable();
            }
            return null;
        });
    }

    /** Whether a link is there and disabled. */
    boolean isDown(String link) throws IOException, InterruptedException {
        return bounded(
                () -> findOrGone(link).filter(found -> !found.isEnabled()).isPresent());
    }

    /** Where a client of the link connects to. */
    InetSocketAddress listens(String link) throws IOException, InterruptedException {
        String listen = bounded(() -> there(link).getListen());
        int colon = listen.lastIndexOf(':');
        String host = listen.substring(0, colon);
        int port = Integer.parseInt(listen.substring(colon + 1));
        boolean everywhere = host.isEmpty() || host.equals("[::]") || host.equals("0.0.0.0");
        // The loopback address of somebody else's proxy need not be this machine's.
        boolean its = unreachable == Unreachable.UNKNOWN && (host.startsWith("127.") || host.equals("localhost"));
        return new InetSocketAddress(everywhere || its ? api.getHost() : host, port);
    }

    private Optional<Proxy> findOrGone(String link) throws IOException {
        try {
            return find(link);
        } catch (ConnectException e) {
            return switch (unreachable) {
                case GONE -> Optional.empty();
                case UNKNOWN -> throw e;
            };
        }
    }

    /** Not getProxyOrNull, which takes any trouble for "no such proxy". */
    private Optional<Proxy> find(String link) throws IOException {
        return new ToxiproxyClient(api.getHost(), api.getPort())
                .getProxies().stream().filter(one -> one.getName().equals(link)).findAny();
    }

    private <T> T bounded(Callable<T> call) throws IOException, InterruptedException {
        try {
            return BoundedCall.of("the fault proxy at " + api, BOUND, call);
        } catch (ConnectException e) {
            throw new IOException("nothing listens at " + api + ", where the fault proxy should: " + e.getMessage(), e);
        }
    }
}
