package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.timeline.Event;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conduct of injections: undo before fault, each undo once, whoever asks, and none without the lease. */
class FaultsTest {
    private static final LinkSelector SELECTOR = new LinkSelector("api-a", "redis");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private static PlannedFault blackhole(String id) {
        return new PlannedFault(
                new FaultSpec.LinkBlackhole(id, Duration.ZERO, Duration.ofSeconds(5), SELECTOR),
                List.of("api-a-to-redis"),
                "");
    }

    private Bench benchOn(URI toxiproxy) throws Exception {
        return new Bench(folder, toxiproxy, List.of(), ProxiedLink.LINKS);
    }

    @Test
    void theUndosAreOnDiskBeforeTheFirstAct() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Bench bench = benchOn(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            Future<?> injection = threads.submit(() -> bench.faults.inject(blackhole("hole")));
            try (Socket firstCall = silent.accept()) {
                assertThat(Files.readString(bench.journal.path())).contains("hole-upstream", "hole-downstream");
                firstCall.setSoLinger(true, 0);
            }
            silent.close(); // the proxy is gone, and its toxics with it
            assertThatThrownBy(() -> injection.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InjectionFailed.class);
            assertThat(bench.journal.pending()).isEmpty();
        }
    }

    @Test
    void everythingIsTakenBackInReverseOrder() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            bench.faults.inject(blackhole("first"));
            bench.faults.inject(blackhole("second"));
            assertThat(link.proxy("api-a-to-redis").toxics().getAll()).hasSize(4);

            assertThat(bench.faults.revertAll()).isEmpty();

            assertThat(link.isClean("api-a-to-redis")).isTrue();
            assertThat(bench.events(Event.FaultReverted.class))
                    .extracting(Event.FaultReverted::fault)
                    .containsExactly("second", "first");
        }
    }

    @Test
    void afterEverythingWasTakenBackNothingIsInjected() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            bench.faults.revertAll();

            assertThatThrownBy(() -> bench.faults.inject(blackhole("late")))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContaining("all faults of this run are being reverted");
            assertThat(link.isClean("api-a-to-redis")).isTrue();
        }
    }

    @Test
    void withoutTheLeaseNothingIsInjected() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            Injection before = bench.faults.inject(blackhole("before"));
            assertThat(Bench.proofOf(before)).isPresent();
            bench.watched.set(false);

            assertThatThrownBy(() -> bench.faults.inject(blackhole("after"))).isInstanceOf(LeaseLost.class);

            assertThat(link.proxy("api-a-to-redis").toxics().getAll())
                    .extracting(toxic -> toxic.getName())
                    .containsExactlyInAnyOrder("before-upstream", "before-downstream");
            bench.faults.revert(before);
            assertThat(link.isClean("api-a-to-redis")).isTrue();
        }
    }

    @Test
    void aHarnessThatFindsItsLeaseLostRightAfterAnActTakesThatActBackItself() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            List<Integer> toxicsWhenTold = new CopyOnWriteArrayList<>();
            bench.whenTold = event -> {
                if (event instanceof Event.FaultInjected) {
                    toxicsWhenTold.add(link.toxics("api-a-to-redis").size());
                    bench.watched.set(false); // as if it had been frozen just before the act
                }
            };

            assertThatThrownBy(() -> bench.faults.inject(blackhole("hole"))).isInstanceOf(LeaseLost.class);

            assertThat(toxicsWhenTold).containsExactly(2);
            assertThat(link.isClean("api-a-to-redis")).isTrue();
            assertThat(bench.journal.pending()).isEmpty();
        }
    }

    @Test
    void aTimelineThatCannotBeWrittenKeepsNoFaultInPlace() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            bench.whenTold = event -> {
                throw new UncheckedIOException(new IOException("no space left on device"));
            };

            assertThatThrownBy(() -> bench.faults.inject(blackhole("hole")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no space left");

            assertThat(link.isClean("api-a-to-redis")).isTrue();
            assertThat(bench.faults.revertAll()).isEmpty();
        }
    }

    @Test
    void manyThreadsThatRevertOneInjectionRevertItOnce() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            Injection injection = bench.faults.inject(blackhole("hole"));
            CountDownLatch together = new CountDownLatch(1);
            List<Future<Boolean>> reverts = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        if (i % 2 == 0) {
                            bench.faults.revert(injection);
                        } else {
                            bench.faults.revertAll();
                        }
                        return link.isClean("api-a-to-redis");
                    }))
                    .toList();
            together.countDown();

            for (Future<Boolean> revert : reverts) {
                assertThat(revert.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(bench.events(Event.FaultReverted.class)).hasSize(1);
        }
    }

    @Test
    void aShutdownDuringAnInjectionLeavesNothingAndNeitherThreadHangs() throws Exception {
        for (int round = 0; round < 10; round++) {
            try (ProxiedLink link = new ProxiedLink();
                    Bench bench = new Bench(folder.resolve("" + round), link.api(), List.of(), ProxiedLink.LINKS)) {
                CountDownLatch together = new CountDownLatch(1);
                Future<String> injection = threads.submit(() -> {
                    together.await();
                    try {
                        return bench.faults
                                .inject(blackhole("hole"))
                                .fault()
                                .spec()
                                .id();
                    } catch (InjectionFailed refused) {
                        return "refused";
                    }
                });
                together.countDown();
                List<Exception> failures = bench.faults.revertAll();

                assertThat(failures).isEmpty();
                assertThat(injection.get(30, TimeUnit.SECONDS)).isIn("hole", "refused");
                assertThat(link.isClean("api-a-to-redis")).isTrue();
            }
        }
    }

    @Test
    void anUndoThatFailsIsToldAndKeepsNoOtherFromBeingDone() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Victim victim = Victim.alone()) {
            Bench bench = new Bench(folder, link.api(), List.of(victim.as("api-a", "api")), ProxiedLink.LINKS);
            bench.faults.inject(Bench.freeze("frozen", "api-a"));
            bench.faults.inject(blackhole("hole"));
            // A proxy that lives but does not answer: its toxics cannot be seen to be gone.
            try (ServerSocket silent = takePlaceOf(link)) {
                assertThat(silent.isBound()).isTrue();
                assertThat(bench.faults.revertAll())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure)
                                .isInstanceOf(UndoFailed.class)
                                .hasMessageContainingAll("hole-", "api-a-to-redis", "did not answer within"));
            }
            assertThat(victim.echoes()).isTrue();
            assertThat(bench.journal.pending()).isNotEmpty();
            assertThat(bench.journal.close()).isFalse();

            bench.close(); // nothing listens now: the toxics are gone with their proxy
            assertThat(bench.journal.pending()).isEmpty();
        }
    }

    private static ServerSocket takePlaceOf(ProxiedLink link) throws Exception {
        URI api = link.api();
        link.close();
        ServerSocket silent = new ServerSocket();
        silent.setReuseAddress(true);
        silent.bind(new java.net.InetSocketAddress(api.getHost(), api.getPort()));
        return silent;
    }

    @Test
    void aFaultThatIsRevertedBeforeItWasSeenToBiteSaysSo() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            Injection injection = bench.faults.inject(blackhole("hole"));
            bench.faults.revert(injection);

            assertThat(Bench.proofOf(injection)).isEmpty();
            assertThat(bench.events(Event.FaultBit.class)).isEmpty();
            assertThat(bench.events(Event.FaultReverted.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.how()).contains("before it was seen to have bitten"));
        }
    }

    @Test
    void toxicsThatAreNotOursStay() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = benchOn(link.api())) {
            var unused = link.proxy("api-a-to-redis").toxics().latency("theirs", ToxicDirection.UPSTREAM, 1);
            bench.faults.revert(bench.faults.inject(blackhole("hole")));

            assertThat(link.proxy("api-a-to-redis").toxics().getAll())
                    .extracting(toxic -> toxic.getName())
                    .containsExactly("theirs");
        }
    }
}
