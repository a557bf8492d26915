package dev.faultline.rehearsal.balancer;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A target for tests: answers its name at any path, hangs at {@code /hang}, counts what it was asked. */
final class StandInTarget implements AutoCloseable {
    private final String name;
    private final Undertow server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int healthStatus = 200;

    StandInTarget(String name, int port) {
        this.name = name;
        this.server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(this::handle)
                .build();
        server.start();
    }

    private void handle(HttpServerExchange exchange) {
        switch (exchange.getRequestPath()) {
            case "/health" -> exchange.setStatusCode(healthStatus).endExchange();
            case "/hang" -> exchange.dispatch(() -> requests.incrementAndGet());
            case "/unavailable" ->
                exchange.setStatusCode(503).getResponseSender().send("mine");
            default -> {
                requests.incrementAndGet();
                exchange.getResponseSender().send(name);
            }
        }
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    int requests() {
        return requests.get();
    }

    /** From now on the health check is answered so. */
    void answerHealth(int status) {
        healthStatus = status;
    }

    @Override
    public void close() {
        server.stop();
    }
}
