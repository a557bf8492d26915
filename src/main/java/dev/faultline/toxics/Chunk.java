package dev.faultline.toxics;

import java.nio.ByteBuffer;

/**
 * Bytes on their way through toxics, in a buffer of their own.
 *
 * @param bytes what is to be sent on
 * @param atNanos the monotonic instant at which they got here; a toxic that delays them moves it on
 */
record Chunk(ByteBuffer bytes, long atNanos) {
    /** A copy of what {@code borrowed} still holds, which is then used up. */
    static Chunk copyOf(ByteBuffer borrowed, long atNanos) {
        ByteBuffer own = ByteBuffer.allocate(borrowed.remaining());
        own.put(borrowed).flip();
        return new Chunk(own, atNanos);
    }

    int size() {
        return bytes.remaining();
    }

    Chunk at(long laterNanos) {
        return new Chunk(bytes, laterNanos);
    }

    /** The first {@code length} bytes, taken off this chunk without copying. */
    Chunk takeFirst(int length) {
        ByteBuffer first = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new Chunk(first, atNanos);
    }
}
