package dev.faultline.toxics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a connection: bytes read from a socket, led through the toxics in the order they were added, and
 * written to the other socket. Without toxics they go from socket to socket through one shared buffer. When the
 * receiver is slow, or toxics keep much back, nothing more is read, and TCP slows the sender down.
 */
final class Flow {
    /** What toxics may keep back per direction before reading stops; like a TCP window, it bounds latency's throughput. */
    private static final int KEPT_BACK_LIMIT_BYTES = 512 * 1024;

    /** After so many reads other connections get their turn. */
    private static final int READS_PER_TURN = 4;

    private final Connection connection;
    private final EventLoop loop;
    private final SocketChannel source;
    private final SocketChannel sink;
    private final Traffic traffic;
    private final Output output;
    private final List<Slot> slots = new ArrayList<>();
    private int keptBackBytes;
    private boolean sourceEnded;
    private boolean closeOnceSent;
    private boolean done;

    Flow(Connection connection, EventLoop loop, SocketChannel source, SocketChannel sink, Traffic traffic) {
        this.connection = connection;
        this.loop = loop;
        this.source = source;
        this.sink = sink;
        this.traffic = traffic;
        this.output = new Output(this, sink);
    }

    Connection connection() {
        return connection;
    }

    /** Puts a toxic behind those that are there. */
    void add(ToxicSpec toxic) {
        Slot added = new Slot(this, toxic, output);
        if (!slots.isEmpty()) {
            slots.get(slots.size() - 1).leadTo(added);
        }
        slots.add(added);
    }

    void change(ToxicSpec toxic) {
        slots.stream().filter(slot -> slot.toxicName().equals(toxic.name())).forEach(slot -> slot.change(toxic));
    }

    /** Takes a toxic out; what it kept back goes on first, so no byte is lost or overtaken. */
    void remove(String toxicName) {
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.toxicName().equals(toxicName)) {
                slot.remove();
                slots.remove(i);
                if (i > 0) {
                    slots.get(i - 1).leadTo(slot.next());
                }
                return;
            }
        }
    }

    boolean wantsToRead() {
        return !sourceEnded && !output.isBlocked() && keptBackBytes < KEPT_BACK_LIMIT_BYTES;
    }

    boolean wantsToWrite() {
        return output.isBlocked();
    }

    /** Both the last byte and the end have been handed over, or nothing can be any more. */
    boolean isDone() {
        return done;
    }

    void readReady() {
        ByteBuffer buffer = loop.readBuffer();
        for (int i = 0; i < READS_PER_TURN && wantsToRead(); i++) {
            buffer.clear();
            int count = read(buffer);
            if (count > 0) {
                keptBackBytes += count;
                traffic.received().inc(count);
                accept(buffer.flip());
            }
            if (count < buffer.capacity()) {
                return;
            }
        }
    }

    void writeReady() {
        output.writeReady();
    }

    /** Nothing more comes from the source: the end follows the last byte. */
    void endOfSource() {
        if (!sourceEnded) {
            sourceEnded = true;
            first().end();
        }
    }

    /** Gives this direction up, with what it holds. */
    void discard() {
        sourceEnded = true;
        done = true;
        slots.forEach(Slot::close);
        output.discard();
    }

    /** Bytes have left this flow for its sink. */
    void sent(int bytes) {
        traffic.sent().inc(bytes);
        forget(bytes);
    }

    /** Bytes have left this flow, sent or thrown away. */
    void forget(int bytes) {
        keptBackBytes -= bytes;
    }

    void closeOnceSent() {
        closeOnceSent = true;
    }

    /** The last byte is with the operating system, and no other will follow. */
    void allSent() {
        if (closeOnceSent) {
            connection.close();
        } else if (!done) {
            done = true;
            shutDownSink();
            connection.flowIsDone();
        }
    }

    Timers.Timer after(Duration delay, Runnable action) {
        return loop.after(delay, () -> {
            action.run();
            connection.watchWhatIsWanted();
        });
    }

    private int read(ByteBuffer buffer) {
        try {
            int count = source.read(buffer);
            if (count < 0) {
                endOfSource();
            }
            return count;
        } catch (IOException e) {
            connection.sourceBroke(this, e);
            return -1;
        }
    }

    private void accept(ByteBuffer bytes) {
        if (slots.isEmpty()) {
            output.dataFrom(bytes);
        } else {
            first().data(Chunk.copyOf(bytes, System.nanoTime()));
        }
    }

    private Outlet first() {
        return slots.isEmpty() ? output : slots.get(0);
    }

    private void shutDownSink() {
        try {
            sink.shutdownOutput();
        } catch (IOException e) {
            connection.sinkBroke(this, e);
        }
    }
}
