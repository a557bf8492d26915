package dev.faultline.observe;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The HTTP client that observers use: HTTP/1.1, no redirects followed, daemon threads that carry a name. */
final class Client {
    private Client() {}

    static HttpClient named(String name, Duration connectTimeout) {
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newSingleThreadExecutor(threads))
                .build();
    }
}
