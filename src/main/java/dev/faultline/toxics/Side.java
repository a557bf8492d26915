package dev.faultline.toxics;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One of the two sockets of a connection, as its event loop watches it: read by one flow, written by the other. */
final class Side implements Selected {
    private final Connection connection;
    private final Flow readBy;
    private final Flow writtenBy;
    private final SelectionKey key;

    Side(Connection connection, EventLoop loop, SocketChannel channel, Flow readBy, Flow writtenBy) throws IOException {
        this.connection = connection;
        this.readBy = readBy;
        this.writtenBy = writtenBy;
        this.key = loop.watch(channel, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready() {
        if (key.isValid() && key.isReadable()) {
            readBy.readReady();
        }
        if (key.isValid() && key.isWritable()) {
            writtenBy.writeReady();
        }
        connection.watchWhatIsWanted();
    }

    @Override
    public void abandon() {
        connection.close();
    }

    /** Watches for what the flows want now, and for nothing else: an unread socket is back-pressure. */
    void watchWhatIsWanted() {
        int wanted = (readBy.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (writtenBy.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
        if (key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
