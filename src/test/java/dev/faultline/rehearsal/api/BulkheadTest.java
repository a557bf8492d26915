package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bulkhead turns callers away while it is full, and never loses a place. */
class BulkheadTest {
    private final Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(1));

    @Test
    void callersWhoWereTurnedAwayCostNoPlace() {
        for (int round = 0; round < 3; round++) {
            CountDownLatch leave = new CountDownLatch(1);
            CountDownLatch inside = new CountDownLatch(1);
            CompletableFuture<String> guest = CompletableFuture.supplyAsync(() -> stay(inside, leave));
            assertThat(arrived(inside)).isTrue();
            assertThatThrownBy(() -> bulkhead.run(() -> "second")).isInstanceOf(Bulkhead.Full.class);
            leave.countDown();
            assertThat(guest.join()).isEqualTo("stayed");
        }
        assertThat(bulkhead.run(() -> "next")).isEqualTo("next");
    }

    @Test
    void workThatFailsLeavesItsPlace() {
        assertThatThrownBy(() -> bulkhead.run(() -> {
                    throw new IllegalStateException("failed inside");
                }))
                .hasMessage("failed inside");
        assertThat(bulkhead.run(() -> "next")).isEqualTo("next");
    }

    private String stay(CountDownLatch inside, CountDownLatch leave) {
        return bulkhead.run(() -> {
            inside.countDown();
            return arrived(leave) ? "stayed" : "left early";
        });
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
