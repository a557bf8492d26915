package dev.faultline.observe;

import dev.faultline.target.PinnedCertificate;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP client that observers use: HTTP/1.1, no redirects followed, one daemon thread that carries a name. Java 17's
 * client cannot be closed, so its thread ends by itself once there has been nothing to do for a while.
 */
public final class Client {
    private static final Duration IDLE = Duration.ofSeconds(5);

    private Client() {}

    /** A client that speaks to what the machine's own list of authorities vouches for. */
    public static HttpClient named(String name, Duration connectTimeout) {
        return named(name, connectTimeout, Optional.empty());
    }

    /**
     * A client that, over TLS, speaks to the owner of one certificate and to nobody else; the name or address in the URL
     * must be one that the certificate is for.
     *
     * @param certificate in PEM; where there is none, the machine's own list of authorities decides
     * @throws java.io.UncheckedIOException when the certificate cannot be read
     */
    public static HttpClient named(String name, Duration connectTimeout, Optional<String> certificate) {
        ThreadPoolExecutor oneThread = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        oneThread.allowCoreThreadTimeOut(true);
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(oneThread);
        certificate.ifPresent(pem -> client.sslContext(PinnedCertificate.of(pem).context()));
        return client.build();
    }
}
