package dev.faultline.observe;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP client that observers use: HTTP/1.1, no redirects followed, one daemon thread that carries a name. Java 17's
 * client cannot be closed, so its thread ends by itself once there has been nothing to do for a while.
 */
final class Client {
    private static final Duration IDLE = Duration.ofSeconds(5);

    private Client() {}

    static HttpClient named(String name, Duration connectTimeout) {
        ThreadPoolExecutor oneThread = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        oneThread.allowCoreThreadTimeOut(true);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(oneThread)
                .build();
    }
}
