package dev.faultline.rehearsal.balancer;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target for tests: answers its name at any path, the body at {@code /echo}, the header X-Forwarded-For at {@code
 * /forwarded}, hangs at {@code /hang}, waits at {@code /gate} until that is opened, and counts what it was asked.
 */
final class StandInTarget implements AutoCloseable {
    private final String name;
    private final Undertow server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger healthChecks = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
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
        if (exchange.getRequestPath().equals("/health")) {
            healthChecks.incrementAndGet();
            exchange.setStatusCode(healthStatus).endExchange();
            return;
        }
        requests.incrementAndGet();
        switch (exchange.getRequestPath()) {
            case "/hang" -> exchange.dispatch(() -> {});
            case "/gate" -> exchange.dispatch(this::waitAtGate);
            case "/unavailable" ->
                exchange.setStatusCode(503).getResponseSender().send("mine");
            case "/forwarded" ->
                exchange.getResponseSender().send(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
            case "/echo" ->
                exchange.getRequestReceiver()
                        .receiveFullString(
                                (whole, body) -> whole.getResponseSender().send(body));
            default -> exchange.getResponseSender().send(name);
        }
    }

    private void waitAtGate(HttpServerExchange exchange) throws InterruptedException {
        boolean opened = gate.await(1, TimeUnit.MINUTES);
        exchange.getResponseSender().send(opened ? name : "the gate stayed closed");
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    int requests() {
        return requests.get();
    }

    int healthChecks() {
        return healthChecks.get();
    }

    void openGate() {
        gate.countDown();
    }

    /** From now on the health check is answered so. */
    void answerHealth(int status) {
        healthStatus = status;
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop();
    }
}
