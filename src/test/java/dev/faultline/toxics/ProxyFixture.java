package dev.faultline.toxics;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh fault proxy for each test, driven by Toxiproxy's Java client. */
abstract class ProxyFixture {
    ToxicsServer server;
    ToxiproxyClient toxiproxy;

    @BeforeEach
    void startProxy() throws IOException {
        server = ToxicsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        toxiproxy = new ToxiproxyClient("127.0.0.1", server.apiUri().getPort());
    }

    @AfterEach
    void closeProxy() {
        server.close();
    }

    Proxy proxyTo(Upstream upstream) throws IOException {
        return toxiproxy.createProxy("link", "127.0.0.1:0", upstream.address());
    }
}
