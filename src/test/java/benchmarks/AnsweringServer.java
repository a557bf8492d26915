package benchmarks;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A server that answers everything at once with 300 bytes, and counts by the second since its first request. */
final class AnsweringServer implements AutoCloseable {
    private static final String BODY = "{\"text\":\"" + "x".repeat(289) + "\"}";
    private static final int LONGEST = 120;
    private static final long UNASKED = Long.MIN_VALUE;

    private final AtomicLong first = new AtomicLong(UNASKED);
    private final AtomicLongArray answered = new AtomicLongArray(LONGEST);
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setHandler(exchange -> {
                answered.incrementAndGet(second());
                exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                exchange.getResponseSender().send(BODY);
            })
            .build();

    AnsweringServer() {
        server.start();
    }

    private int second() {
        long now = System.nanoTime();
        first.compareAndSet(UNASKED, now);
        return (int) Math.min(LONGEST - 1, Duration.ofNanos(now - first.get()).toSeconds());
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Forgets what it was asked so far. Nobody may be asking meanwhile. */
    void forget() {
        for (int second = 0; second < LONGEST; second++) {
            answered.set(second, 0);
        }
        first.set(UNASKED);
    }

    /** How many requests were answered in all. */
    long total() {
        return count(0, LONGEST);
    }

    /** Requests a second, from so long after the first request to so long after it; both in whole seconds. */
    double perSecond(Duration from, Duration to) {
        return count((int) from.toSeconds(), (int) to.toSeconds())
                / (double) to.minus(from).toSeconds();
    }

    private long count(int from, int to) {
        long count = 0;
        for (int second = from; second < to; second++) {
            count += answered.get(second);
        }
        return count;
    }

    @Override
    public void close() {
        server.stop();
    }
}
