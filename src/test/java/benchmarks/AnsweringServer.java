package benchmarks;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;

/** A server that answers everything at once with 300 bytes, and counts. */
final class AnsweringServer implements AutoCloseable {
    private static final String BODY = "{\"text\":\"" + "x".repeat(289) + "\"}";

    private final LongAdder answered = new LongAdder();
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setHandler(exchange -> {
                answered.increment();
                exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                exchange.getResponseSender().send(BODY);
            })
            .build();

    AnsweringServer() {
        server.start();
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** How many requests were answered since it was last asked. */
    long takeCount() {
        return answered.sumThenReset();
    }

    @Override
    public void close() {
        server.stop();
    }
}
