package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports for servers. */
class FreePortsTest {
    @Test
    void eachIsFreeGivenOnceAndBelowThoseOfClients() throws IOException {
        FreePorts ports = new FreePorts();
        Set<Integer> given = new HashSet<>();
        for (int count = 0; count < 50; count++) {
            int port = ports.next();
            assertThat(given.add(port)).isTrue();
            assertThat(port).isBetween(1024, 32_767);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }
}
