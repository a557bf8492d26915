package dev.faultline.rehearsal.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Books again and again, each time with a new key, and keeps what each answer said: a ledger in small. */
final class BookingLoop implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ApiClient client;
    private final String token = RehearsedApi.token("9820000001");
    private final Set<Future<Reply>> answers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> notApplied = ConcurrentHashMap.newKeySet();
    private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastAcknowledged = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();
    private final Future<?> booking;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

    BookingLoop(ApiClient client) {
        this.client = client;
        booking = pace.scheduleAtFixedRate(this::book, 0, PACE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void book() {
        String key = "loop-" + next.getAndIncrement();
        answers.add(client.book(token, key, Schema.PROBE).whenComplete((reply, failed) -> note(key, reply)));
    }

    private void note(String key, Reply reply) {
        if (reply != null && reply.status() < 300) {
            acknowledged.add(key);
            long now = System.nanoTime();
            longestGap.accumulateAndGet(now - lastAcknowledged.getAndSet(now), Math::max);
        } else if (reply != null && reply.saysNotApplied()) {
            notApplied.add(key);
        } else {
            inDoubt.add(key);
        }
    }

    void awaitAcknowledged(int more) {
        int before = acknowledged.size();
        await().atMost(LIMIT).until(() -> acknowledged.size() >= before + more);
    }

    void awaitFailure() {
        await().atMost(LIMIT).until(() -> !notApplied.isEmpty() || !inDoubt.isEmpty());
    }

    Set<String> acknowledged() {
        return new HashSet<>(acknowledged);
    }

    Set<String> notApplied() {
        return new HashSet<>(notApplied);
    }

    Set<String> inDoubt() {
        return new HashSet<>(inDoubt);
    }

    /** The longest time between two acknowledgements. */
    Duration longestGap() {
        return Duration.ofNanos(longestGap.get());
    }

    /** Stops and waits until every booking was answered. */
    @Override
    public void close() {
        booking.cancel(false);
        pace.shutdown();
        await().atMost(LIMIT)
                .until(() -> pace.isTerminated() && answers.stream().allMatch(Future::isDone));
    }
}
