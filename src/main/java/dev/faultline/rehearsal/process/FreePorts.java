package dev.faultline.rehearsal.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Picks free loopback ports below the range that outgoing connections are given theirs from. A port from that range
 * could be taken by a client while its server is dead, or a client that dials the dead port could even connect to
 * itself; the server would then not come back. Safe for any thread; no port is given twice.
 */
public final class FreePorts implements PortSource {
    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Set<Integer> given = new HashSet<>();

    @Override
    public synchronized int next() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new IOException("no free port was found on 127.0.0.1 between " + LOWEST + " and " + HIGHEST + " in "
                + ATTEMPTS + " attempts; end what listens there");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
