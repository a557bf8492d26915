package dev.faultline.rehearsal.firewall;

import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads the first bytes of a request's body without blocking, and gives them back: the handler after it reads the body
 * from its beginning, as if nobody had.
 */
final class BodyBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(BodyBuffer.class);

    private final HttpServerExchange exchange;
    private final ByteBuffer bytes;
    private final Reading then;

    private BodyBuffer(HttpServerExchange exchange, int most, Reading then) {
        this.exchange = exchange;
        this.bytes = ByteBuffer.allocate(size(exchange, most));
        this.then = then;
    }

    /** What is done with the bytes. */
    @FunctionalInterface
    interface Reading {
        /** Chooses who handles the request. The bytes are the body's first, all of them if it is not longer. */
        HttpHandler next(byte[] bytes);
    }

    /** Reads up to {@code most} bytes, then lets {@code then} choose the handler that goes on. */
    static void read(HttpServerExchange exchange, int most, Reading then) throws Exception {
        if (exchange.isRequestComplete()) {
            then.next(new byte[0]).handleRequest(exchange);
            return;
        }
        BodyBuffer buffer = new BodyBuffer(exchange, most, then);
        StreamSourceChannel channel = exchange.getRequestChannel();
        if (buffer.fill(channel)) {
            buffer.handBack().handleRequest(exchange);
        } else {
            channel.getReadSetter().set(buffer::continueReading);
            channel.resumeReads();
        }
    }

    /** One byte more than is announced, so that the end is seen. */
    private static int size(HttpServerExchange exchange, int most) {
        long announced = exchange.getRequestContentLength();
        return announced < 0 ? most : (int) Math.min(most, announced + 1);
    }

    /** Whether it has all it is to have; else more will come. */
    private boolean fill(StreamSourceChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes);
            if (read <= 0) {
                return read < 0;
            }
        }
        return true;
    }

    private void continueReading(StreamSourceChannel channel) {
        try {
            if (fill(channel)) {
                channel.getReadSetter().set(null);
                channel.suspendReads();
                Connectors.executeRootHandler(handBack(), exchange);
            }
        } catch (IOException clientGone) {
            LOG.debug("a client left in the middle of its request: {}", clientGone.getMessage());
            exchange.endExchange();
        } catch (RuntimeException defect) {
            LOG.error("A request could not be looked at", defect);
            exchange.setStatusCode(500).endExchange();
        }
    }

    private HttpHandler handBack() {
        byte[] read = Arrays.copyOf(bytes.array(), bytes.position());
        bytes.flip();
        Connectors.ungetRequestBytes(exchange, new ImmediatePooledByteBuffer(bytes));
        Connectors.resetRequestChannel(exchange);
        return then.next(read);
    }
}
