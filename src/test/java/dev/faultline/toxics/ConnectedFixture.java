package dev.faultline.toxics;

import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For each test a proxy to an upstream that echoes, with one connection open through it. */
abstract class ConnectedFixture extends ProxyFixture {
    Upstream upstream;
    Proxy proxy;
    Client client;

    @BeforeEach
    void openAConnection() throws IOException {
        upstream = Upstream.echo();
        proxy = proxyTo(upstream);
        client = Client.of(proxy);
        client.ask("warm");
    }

    @AfterEach
    void closeIt() throws IOException {
        client.close();
        upstream.close();
    }
}
