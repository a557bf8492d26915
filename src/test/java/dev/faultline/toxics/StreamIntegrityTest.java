package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
                received.add(echoed(proxy, seed));
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
            CompletableFuture<Void> sent = CompletableFuture.runAsync(
                    () -> write(client.socket(), new Random(1), MORE_THAN_BUFFERS_HOLD), StreamIntegrityTest::run);
            await().during(Duration.ofMillis(500)).until(() -> !sent.isDone());
            slicer.remove();

            assertThat(countMatching(client, new Random(1))).isEqualTo(MORE_THAN_BUFFERS_HOLD);
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

    /** Sends a random stream through an echo, and counts the bytes that come back as they should. */
    private static CompletableFuture<Long> echoed(Proxy proxy, long seed) throws IOException {
        Client client = Client.of(proxy);
        run(() -> write(client.socket(), new Random(seed), BYTES_PER_STREAM));
        return CompletableFuture.supplyAsync(() -> countMatching(client, new Random(seed)), StreamIntegrityTest::run);
    }

    private static void run(Runnable task) {
        new Thread(task, "stream").start();
    }

    private static void write(Socket socket, Random random, long bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            byte[] block = new byte[16 * 1024];
            for (long sent = 0; sent < bytes; sent += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long countMatching(Client client, Random random) {
        try (client) {
            InputStream in = client.socket().getInputStream();
            byte[] expected = new byte[16 * 1024];
            long matching = 0;
            byte[] block = in.readNBytes(expected.length);
            while (block.length > 0) {
                random.nextBytes(expected);
                if (!Arrays.equals(block, 0, block.length, expected, 0, block.length)) {
                    throw new AssertionError("the stream differs after byte " + matching);
                }
                matching += block.length;
                block = in.readNBytes(expected.length);
            }
            return matching;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
