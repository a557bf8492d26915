package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Streams arrive whole and in order while toxics come, change and go in the middle of them. */
class StreamIntegrityTest extends ProxyFixture {
    private static final int STREAMS = 8;
    private static final long BYTES_PER_STREAM = 24L * 1024 * 1024;

    /** More than all socket buffers on the way can hold together, where the kernel lets each grow to 32 MiB. */
    private static final long MORE_THAN_BUFFERS_HOLD = 160L * 1024 * 1024;

    @Test
    void noByteIsLostDoubledOrOvertakenWhileToxicsComeChangeAndGo() throws Exception {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            List<CompletableFuture<Long>> received = new ArrayList<>();
            for (int seed = 0; seed < STREAMS; seed++) {
                received.add(new RandomStream(seed, BYTES_PER_STREAM).echoed(Client.of(proxy)));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(received.toArray(CompletableFuture[]::new));

            int rounds = 0;
            while (!all.isDone()) {
                disturb(proxy, rounds++);
            }

            assertThat(all).succeedsWithin(Duration.ofSeconds(1));
            assertThat(received).allSatisfy(bytes -> assertThat(bytes.join()).isEqualTo(BYTES_PER_STREAM));
            assertThat(rounds).isGreaterThan(2);
        }
    }

    @Test
    void noByteIsOvertakenWhereToxicsDeliverToAReaderThatDoesNotRead() throws Exception {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            proxy.toxics().latency("latency", ToxicDirection.DOWNSTREAM, 20);
            var slicer = proxy.toxics().slicer("slicer", ToxicDirection.DOWNSTREAM, 1000, 0);
            Client client = Client.of(proxy);
            RandomStream stream = new RandomStream(1, MORE_THAN_BUFFERS_HOLD);
            CompletableFuture<Void> sent = stream.sentTo(client);
            await().during(Duration.ofMillis(500)).until(() -> !sent.isDone());
            slicer.remove();

            assertThat(stream.countMatching(client)).isEqualTo(MORE_THAN_BUFFERS_HOLD);
        }
    }

    /** Puts toxics on both ways, changes one, and takes them off, in an order that differs from round to round. */
    private static void disturb(Proxy proxy, int round) throws IOException {
        ToxicDirection[] directions = ToxicDirection.values();
        ToxicDirection one = directions[round % 2];
        ToxicDirection other = directions[(round + 1) % 2];
        ToxicList toxics = proxy.toxics();
        var latency = toxics.latency("latency", one, 5).setJitter(5);
        var slicer = toxics.slicer("slicer", one, 20_000, 0).setSizeVariation(5_000);
        var bandwidth = toxics.bandwidth("bandwidth", other, 50_000);
        var slowClose = toxics.slowClose("slow-close", other, 1);
        var reset = toxics.resetPeer("reset", other, Duration.ofHours(1).toMillis());
        latency.setLatency(2);
        reset.remove();
        bandwidth.setRate(80_000);
        if (round % 2 == 0) {
            latency.remove();
            slicer.remove();
        } else {
            slicer.remove();
            latency.remove();
        }
        slowClose.remove();
        bandwidth.remove();
    }
}
