package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the embedded proxy differs from Toxiproxy on purpose: what each does, so that a difference that goes is seen. */
@ParameterizedClass(name = "{0}")
@MethodSource("makes")
class ToxiproxyDifferencesIT extends InteropFixture {
    @Test
    void anAnswerToAClientThatHasEndedArrivesOnlyThroughTheEmbeddedOne() throws IOException {
        try (Upstream upstream = Upstream.serving(socket -> {
                    String question = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    socket.getOutputStream().write(("you said " + question).getBytes(StandardCharsets.UTF_8));
                });
                Client client = Client.of(proxyTo(upstream))) {
            client.send("all");
            client.socket().shutdownOutput();

            assertThat(client.receive(100)).isEqualTo(make == Make.EMBEDDED ? "you said all" : "");
        }
    }

    @Test
    void aConnectionThatWasOpenBeforeResetPeerIsResetByTheEmbeddedOneAndEndedByToxiproxy() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.toxics().resetPeer("reset", DOWNSTREAM, 0);
                before.send("hello");
                if (make == Make.EMBEDDED) {
                    assertThatThrownBy(() -> before.receive(5)).isInstanceOf(SocketException.class);
                } else {
                    assertThat(before.receive(5)).isEmpty();
                }
            }
        }
    }

    @Test
    void anUpstreamWithoutAPortIsRefusedByTheEmbeddedOneAtOnce() throws IOException {
        if (make == Make.EMBEDDED) {
            assertThatThrownBy(() -> toxiproxy.createProxy("typo", "127.0.0.1:0", "no-port"))
                    .hasMessageContaining("[400]")
                    .hasMessageContaining("address no-port: missing port in address");
        } else {
            try (Client client = Client.of(toxiproxy.createProxy("typo", "127.0.0.1:0", "no-port"))) {
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void aProxyThatIsNotToldWhereListensOnLoopbackOnlyInTheEmbeddedOne() throws IOException {
        Proxy proxy = toxiproxy.createProxy("anywhere", "", "127.0.0.1:1");

        assertThat(proxy.getListen()).startsWith(make == Make.EMBEDDED ? "127.0.0.1:" : "[::]:");
    }
}
