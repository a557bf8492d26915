package dev.faultline.rehearsal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.FreePorts;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ports of a server: those that it gets, and the one that it does not get. */
class WebServerTest {
    private static final HttpHandler ITS_PORT = exchange -> exchange.getResponseSender()
            .send(Integer.toString(exchange.getDestinationAddress().getPort()));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void eachListenerHasAPortOfItsOwn() throws Exception {
        try (WebServer server = start(0, 0)) {
            assertThat(server.port()).isEqualTo(server.port(0)).isNotEqualTo(server.port(1));
            for (int port : List.of(server.port(0), server.port(1))) {
                assertThat(get(port)).isEqualTo(Integer.toString(port));
            }
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (WebServer first = WebServer.start(0, 1, ITS_PORT)) {
            assertThatThrownBy(() -> WebServer.start(first.port(), 1, ITS_PORT))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(taken(first));
        }
    }

    @Test
    void ofTwoPortsTheTakenOneIsNamedAndTheOtherLetGo() throws Exception {
        int free = new FreePorts().next();
        try (WebServer first = WebServer.start(0, 1, ITS_PORT)) {
            assertThatThrownBy(() -> start(free, first.port())).hasMessage(taken(first));
            assertThatThrownBy(() -> start(first.port(), free)).hasMessage(taken(first));
        }
        try (WebServer next = WebServer.start(free, 1, ITS_PORT)) {
            assertThat(get(next.port())).isEqualTo(Integer.toString(free));
        }
    }

    private static WebServer start(int first, int second) {
        Undertow.Builder listeners = Undertow.builder()
                .addHttpListener(first, WebServer.HOST)
                .addHttpListener(second, WebServer.HOST)
                .setWorkerThreads(1);
        return WebServer.start(listeners, List.of(first, second), ITS_PORT);
    }

    private static String taken(WebServer server) {
        return "port " + server.port() + " of 127.0.0.1 is taken; free it, or configure 0 for any";
    }

    private String get(int port) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
