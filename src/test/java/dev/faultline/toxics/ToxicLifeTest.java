package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where toxics are in force, and how they are taken off. */
class ToxicLifeTest extends ConnectedFixture {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aToxicIsOnEveryConnectionAtOnceAndOffEveryOneAtOnce() throws IOException {
        List<Client> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                clients.add(Client.of(proxy));
                clients.get(i).ask("warm");
            }
            Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
            for (Client each : clients) {
                each.send("held");
            }
            assertThat(clients.get(299).hearsNothingFor(Duration.ofMillis(200))).isTrue();
            for (Client each : clients) {
                assertThat(each.socket().getInputStream().available()).isZero();
            }
            latency.remove();
            for (Client each : clients) {
                assertThat(each.receive(4)).isEqualTo("held");
            }
        } finally {
            for (Client each : clients) {
                each.close();
            }
        }
    }

    @Test
    void toxicityZeroHasNoEffect() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis()).setToxicity(0);
        proxy.toxics().limitData("cut", UPSTREAM, 1).setToxicity(0);

        assertThat(client.ask("hello")).isEqualTo("hello");
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void toxicityIsDrawnPerConnection() throws IOException {
        proxy.toxics().limitData("some", DOWNSTREAM, 0).setToxicity(0.5f);

        int cut = 0;
        for (int i = 0; i < 100; i++) {
            try (Client one = Client.of(proxy)) {
                one.send("x");
                cut += one.receive(1).isEmpty() ? 1 : 0;
            }
        }
        assertThat(cut).isBetween(20, 80);
    }

    @Test
    void resetTakesEveryToxicOffAndEnablesEveryProxy() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        proxy.toxics().timeout("black-hole", UPSTREAM, 0);
        Proxy disabled = toxiproxy.createProxy("disabled", "127.0.0.1:0", upstream.address());
        disabled.disable();

        toxiproxy.reset();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(proxy.toxics().getAll()).isEmpty();
        for (Proxy each : toxiproxy.getProxies()) {
            assertThat(each.isEnabled()).isTrue();
            try (Client fresh = Client.of(each)) {
                assertThat(fresh.ask("hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void toxicsCanBeRemovedFromConnectionsThatAreStuckOrGone() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        proxy.toxics().bandwidth("none", UPSTREAM, 0);
        client.send("stuck");
        try (Client gone = Client.of(proxy)) {
            gone.send("soon gone");
        }

        proxy.toxics().get("slow").remove();
        proxy.toxics().get("none").remove();
        assertThat(client.receive(5)).isEqualTo("stuck");
    }
}
