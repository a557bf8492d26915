package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.timeline.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drain while people pay: what was sent is answered and known, and what was not sent is not. */
class PaymentDrainIT {
    @TempDir
    Path folder;

    private final CollectedReports reports = new CollectedReports();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private int paid;

    /** Holds a request back until the drain has begun. */
    private void hold() {
        held.incrementAndGet();
        try {
            assertThat(drained.await(Forks.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCallbackThatIsUnderWayIsAnsweredAndItsAnswerIsInTheLedger() throws Exception {
        InjectorReport report = drainWhileHeld(new StubRules() {
            @Override
            public void writeArrived(StubPlatform.Arrival write) {
                if (write.path().equals("/payments/callback")) {
                    hold();
                }
            }
        });
        assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
        assertThat(report.unfinishedUsers()).isZero();
        assertThat(reports.failures()).isEmpty();
        assertThat(new SimulationRuns(folder).acknowledged("pay")).hasSize(paid).isNotEmpty();
    }

    @Test
    void whoIsAtTheGatewayFinishesThereAndSendsNoCallback() throws Exception {
        InjectorReport report = drainWhileHeld(new StubRules() {
            @Override
            public void paying() {
                hold();
            }
        });
        assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
        assertThat(report.unfinishedUsers()).isZero();
        assertThat(reports.failures()).isEmpty();
        assertThat(new SimulationRuns(folder).intents("pay")).isEmpty();
    }

    private InjectorReport drainWhileHeld(StubRules rules) throws Exception {
        try (StubPlatform platform = new StubPlatform(rules)) {
            InjectorSpec spec = Forks.patient(
                    Forks.spec("simulations.BookingSimulation", platform.url(), 3, Duration.ofMinutes(5), folder));
            try (Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports)) {
                injector.awaitReady(Forks.PATIENCE);
                injector.start(Forks.PATIENCE);
                await().atMost(Forks.PATIENCE).until(() -> held.get() > 0);
                injector.drain();
                awaitQuiet();
                drained.countDown();
                InjectorReport report = injector.awaitDone(Forks.PATIENCE);
                assertThat(unansweredIntents()).isZero();
                paid = (int) platform.bookings().stream()
                        .filter(booking ->
                                booking.version() > 1 && !booking.state().equals("cancelled") || booking.version() > 2)
                        .count();
                return report;
            }
        }
    }

    /** Once everybody else has gone, the drain has begun for certain. */
    private void awaitQuiet() {
        AtomicInteger before = new AtomicInteger(-1);
        await().atMost(Forks.PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            int now = reports.outcomes().size();
            return before.getAndSet(now) == now;
        });
    }

    private long unansweredIntents() {
        SimulationRuns runs = new SimulationRuns(folder);
        long intents =
                runs.entries().filter(LedgerEntry.Intent.class::isInstance).count();
        return intents
                - runs.entries().filter(LedgerEntry.Answered.class::isInstance).count();
    }
}
