package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final HttpTransport transport = new HttpTransport(Optional.empty());
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<String> posted = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void aServerThatStopsHalfWay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            try (exchange) {
                posted.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] body = "x 1\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/half", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                ended.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @Test
    void figuresAreGotAndMessagesArePosted() throws Exception {
        assertThat(transport.get(at("/good"), PATIENT).get(20, TimeUnit.SECONDS))
                .isEqualTo("x 1\n");
        transport.post(at("/good"), "{}", PATIENT).get(20, TimeUnit.SECONDS);
        assertThat(posted).hasValue("{}");
    }

    @Test
    void anAnswerThatStopsHalfWayIsNotWaitedFor() {
        CompletableFuture<String> answer = transport.get(at("/half"), LIMIT);
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void anyOtherStatusIsAFailure() {
        assertThatThrownBy(() -> transport.get(at("/nothing"), PATIENT).get(20, TimeUnit.SECONDS))
                .hasMessageContaining("answered 404");
        assertThatThrownBy(() -> transport.post(at("/nothing"), "{}", PATIENT).get(20, TimeUnit.SECONDS))
                .hasMessageContaining("answered 404");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
