package dev.faultline.rehearsal.cache;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/** Asks a Redis server whether it is there and which process it is, on a connection of its own. */
public final class RedisProbe {
    private static final byte[] QUESTION = "INFO server\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PROCESS_ID = "process_id:";
    private static final int LONGEST_LENGTH_LINE = 12;

    private RedisProbe() {}

    /**
     * The process id of the Redis server on {@code port} of the loopback address; empty when none answers, each step
     * being given {@code limit}.
     */
    public static OptionalLong processAt(int port, Duration limit) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) limit.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) limit.toMillis());
            socket.getOutputStream().write(QUESTION);
            return processIn(bulkString(new BufferedInputStream(socket.getInputStream())));
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }

    /** Finds the process id in the answer to INFO. */
    static OptionalLong processIn(String info) {
        return info.lines()
                .filter(line -> line.startsWith(PROCESS_ID))
                .mapToLong(line -> Long.parseLong(line.substring(PROCESS_ID.length())))
                .findFirst();
    }

    /** Reads {@code $<length>\r\n<bytes>}; anything else is not an answer to INFO. */
    static String bulkString(InputStream in) throws IOException {
        StringBuilder length = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0 || length.length() == LONGEST_LENGTH_LINE) {
                throw new IOException("not a Redis server");
            }
            length.append((char) next);
        }
        in.skipNBytes(1);
        if (!length.toString().matches("\\$\\d+")) {
            throw new IOException("not a Redis server's answer: " + length);
        }
        byte[] bytes = in.readNBytes(Integer.parseInt(length.substring(1)));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
