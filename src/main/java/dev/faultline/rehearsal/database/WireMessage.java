package dev.faultline.rehearsal.database;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message from a PostgreSQL server, as the manual's chapter "Message Formats" lays it out: a type letter, a length
 * that counts itself, a body.
 *
 * @param type the letter, for example {@code Z} for ReadyForQuery
 * @param body what follows the length
 */
record WireMessage(char type, ByteBuffer body) {
    private static final int LONGEST = 64 * 1024 * 1024;

    /** Reads the next message; throws {@link IOException} for a length that cannot be one. */
    static WireMessage read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        int length = in.readInt();
        if (length < Integer.BYTES || length > LONGEST) {
            throw new IOException(
                    "not a PostgreSQL message: type '" + type + "' with a length of " + length + " bytes");
        }
        byte[] body = new byte[length - Integer.BYTES];
        in.readFully(body);
        return new WireMessage(type, ByteBuffer.wrap(body));
    }

    /** The body to be read field by field. */
    ByteBuffer fields() {
        return body.duplicate();
    }

    /** The columns of a DataRow as text; null stands for SQL's NULL. */
    List<String> row() {
        ByteBuffer in = fields();
        int columns = in.getShort();
        List<String> row = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            int length = in.getInt();
            row.add(length < 0 ? null : text(in, length));
        }
        return row;
    }

    /** What an ErrorResponse says. */
    PostgresError error() {
        Map<Character, String> said = new LinkedHashMap<>();
        ByteBuffer in = fields();
        for (char field = (char) in.get(); field != 0; field = (char) in.get()) {
            said.put(field, textToZero(in));
        }
        return new PostgresError(said.getOrDefault('C', ""), said.getOrDefault('M', "no message"));
    }

    private static String textToZero(ByteBuffer in) {
        int end = in.position();
        while (in.get(end) != 0) {
            end++;
        }
        String text = text(in, end - in.position());
        in.get();
        return text;
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
