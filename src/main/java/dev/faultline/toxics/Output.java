package dev.faultline.toxics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** The last outlet of a flow: writes to the socket, and keeps in order what the socket does not take yet. */
final class Output implements Outlet {
    private final Flow flow;
    private final SocketChannel channel;
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private boolean ended;

    Output(Flow flow, SocketChannel channel) {
        this.flow = flow;
        this.channel = channel;
    }

    @Override
    public void data(Chunk chunk) {
        if (send(chunk.bytes())) {
            unsent.add(chunk.bytes());
        }
    }

    /** Sends what {@code borrowed} holds; what the socket does not take is copied. */
    void dataFrom(ByteBuffer borrowed) {
        if (send(borrowed)) {
            unsent.add(Chunk.copyOf(borrowed, 0).bytes());
        }
    }

    @Override
    public void end() {
        if (!ended) {
            ended = true;
            tellWhenAllIsSent();
        }
    }

    boolean isBlocked() {
        return !unsent.isEmpty();
    }

    /** The socket takes bytes again. */
    void writeReady() {
        while (!unsent.isEmpty()) {
            ByteBuffer head = unsent.element();
            if (!written(head)) {
                return;
            }
            if (head.hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        tellWhenAllIsSent();
    }

    /** Forgets what is unsent, and takes nothing more. */
    void discard() {
        unsent.clear();
        ended = true;
    }

    /** Whether bytes are left over that must be kept. */
    private boolean send(ByteBuffer bytes) {
        if (ended) {
            flow.forget(bytes.remaining());
            return false;
        }
        if (!unsent.isEmpty()) {
            return true;
        }
        return written(bytes) && bytes.hasRemaining();
    }

    private boolean written(ByteBuffer bytes) {
        try {
            flow.sent(channel.write(bytes));
            return true;
        } catch (IOException e) {
            flow.connection().sinkBroke(flow, e);
            return false;
        }
    }

    private void tellWhenAllIsSent() {
        if (ended && unsent.isEmpty()) {
            flow.allSent();
        }
    }
}
