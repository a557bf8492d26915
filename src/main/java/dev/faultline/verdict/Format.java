package dev.faultline.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How an item stands in a file that only the process that wrote it reads. */
interface Format<T> {
    /** Writes one item. */
    void write(T item, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    T read(DataInput in) throws IOException;

    /** Writes a text of any length; it may be null. */
    static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #text(String, DataOutput)} wrote. */
    static String text(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes an instant; it may be null. */
    static void instant(Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant == null ? Long.MIN_VALUE : instant.getEpochSecond());
        out.writeInt(instant == null ? 0 : instant.getNano());
    }

    /** Reads what {@link #instant(Instant, DataOutput)} wrote. */
    static Instant instant(DataInput in) throws IOException {
        long second = in.readLong();
        int nano = in.readInt();
        return second == Long.MIN_VALUE ? null : Instant.ofEpochSecond(second, nano);
    }
}
