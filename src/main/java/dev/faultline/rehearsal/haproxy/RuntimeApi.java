package dev.faultline.rehearsal.haproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * HAProxy's Runtime API, as its management guide describes it: commands as text over TCP, one connection each time.
 *
 * @param port where it listens on the loopback address, asked for when it is needed
 */
public record RuntimeApi(IntSupplier port) {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** What it answers to some commands, one after the other, in one text. */
    public String tell(String... commands) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write((String.join("; ", commands) + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
