package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration EVERY = Duration.ofMillis(5);

    private final AtomicInteger steps = new AtomicInteger();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    @Test
    void aStepThatThrowsIsToldOfAndTheNextOneIsTakenAllTheSame() {
        try (Pace pace = new Pace("test", EVERY, this::failAtFirst, failures::add)) {
            await().until(() -> steps.get() >= 5);
        }
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("the first step"));
    }

    @Test
    void afterItWasClosedNoStepIsTaken() {
        Pace pace = new Pace("test", EVERY, steps::incrementAndGet, failures::add);
        await().until(() -> steps.get() >= 1);
        pace.close();
        int taken = steps.get();
        await().pollDelay(EVERY.multipliedBy(10)).until(() -> true);
        assertThat(steps.get()).isEqualTo(taken);
    }

    @Test
    void aStepThatHangsIsInterruptedWhenItIsClosed() {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Pace pace = new Pace(
                "test",
                EVERY,
                () -> {
                    hangs.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        Thread.currentThread().interrupt();
                    }
                },
                failures::add);
        await().until(() -> hangs.getCount() == 0);
        pace.close();
        await().until(() -> interrupted.getCount() == 0);
    }

    private void failAtFirst() {
        if (steps.incrementAndGet() == 1) {
            throw new IllegalStateException("the first step");
        }
    }
}
