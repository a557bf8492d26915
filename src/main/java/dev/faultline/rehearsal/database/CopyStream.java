package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The archive inside the copy stream that answers BASE_BACKUP. Each CopyData message starts with a letter: {@code n} a
 * new archive begins, {@code d} bytes of the archive, {@code m} the manifest begins, {@code p} progress (see "Streaming
 * Replication Protocol" in PostgreSQL's manual).
 */
final class CopyStream extends InputStream {
    private final WireConnection connection;
    private final Duration silence;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int archives;
    private boolean ended;

    private CopyStream(WireConnection connection, Duration silence) {
        this.connection = connection;
        this.silence = silence;
    }

    /** Reads past the result sets that come before the copy. */
    static CopyStream begin(WireConnection connection, Duration silence) throws IOException {
        CopyStream stream = new CopyStream(connection, silence);
        while (stream.next().type() != 'H') {
            // Where the backup starts in the log, and the list of tablespaces: the copy needs neither.
        }
        return stream;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count;
    }

    /** Reads what is left of the answer, so that an error at its very end is not missed. */
    void finish() throws IOException {
        while (fill()) {
            bytes.position(bytes.limit());
        }
        while (next().type() != 'Z') {
            // Where the backup ends in the log.
        }
    }

    private boolean fill() throws IOException {
        while (!ended && !bytes.hasRemaining()) {
            WireMessage message = next();
            switch (message.type()) {
                case 'd' -> take(message.fields());
                case 'c' -> ended = true;
                default -> {}
            }
        }
        return bytes.hasRemaining();
    }

    private void take(ByteBuffer data) throws IOException {
        char kind = (char) data.get();
        if (kind == 'n' && ++archives > 1) {
            throw new IOException("the base backup holds a second tablespace; the platform's database has only one");
        }
        if (kind == 'd') {
            bytes = data;
        }
    }

    private WireMessage next() throws IOException {
        WireMessage message = connection.next(ReadLimit.in(silence));
        if (message.type() == 'E') {
            throw message.error();
        }
        return message;
    }
}
