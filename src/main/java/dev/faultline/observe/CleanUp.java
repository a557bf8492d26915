package dev.faultline.observe;

import dev.faultline.scenario.TargetSpec;
import dev.faultline.target.Calls;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Removes what a run has made in somebody's own system, and tells what it could not remove. It keeps the rate that the system's
 * owner allows, since a system limits what one client may ask for, and asks again a while later for what was refused.
 */
public final class CleanUp {
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int ROUNDS = 4;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    /** How much longer than the rate asks for it may take, and what is added for whoever has few records. */
    private static final int PATIENCE = 2;

    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final TargetSpec.CleanUp spec;
    private final Calls calls;
    private final String keys;

    /** {@code keys} is what the keys of all records of the run begin with. */
    public CleanUp(TargetSpec target, String keys) {
        this.spec = target.cleanUp().orElseThrow();
        this.calls = new Calls(target.url(), target.certificate());
        this.keys = keys;
    }

    /** Removes these records, which the read-back found; in twice the time that its rate asks for and a minute at most. */
    public Event.CleanedUp remove(List<HeldRecord> records, RunClock clock) throws InterruptedException {
        return switch (spec.reach()) {
            case ALL -> all(records, clock);
            case EACH -> each(records, clock);
        };
    }

    private Event.CleanedUp all(List<HeldRecord> records, RunClock clock) throws InterruptedException {
        Optional<String> why = Optional.empty();
        try {
            Calls.Answer answer = calls.send(spec.call(), Map.of("keys", keys));
            why = refusal(answer);
        } catch (IOException e) {
            why = Optional.of(String.valueOf(e.getMessage()));
        }
        return why.map(words -> new Event.CleanedUp(
                        clock.now(),
                        0,
                        List.of(records.size() + " records whose keys begin with " + keys + ": " + spec.call() + " "
                                + words)))
                .orElseGet(() -> new Event.CleanedUp(clock.now(), records.size(), List.of()));
    }

    private Event.CleanedUp each(List<HeldRecord> records, RunClock clock) throws InterruptedException {
        long end = System.nanoTime() + limit(records.size()).toNanos();
        Map<HeldRecord, String> left = round(records, end);
        for (int round = 1; round < ROUNDS && !left.isEmpty() && System.nanoTime() < end; round++) {
            pause(BETWEEN_ROUNDS);
            left = round(List.copyOf(left.keySet()), end);
        }
        List<String> words = new ArrayList<>();
        left.forEach((record, why) ->
                words.add("record " + record.id() + ", key " + record.record() + ": " + spec.call() + " " + why));
        return new Event.CleanedUp(clock.now(), records.size() - words.size(), words);
    }

    private Duration limit(int records) {
        return AT_LEAST.plusMillis(Math.round(PATIENCE * 1_000 * records / spec.rate()));
    }

    /** Each of them once, a few at a time so that the rate is kept; gives those that are left, with why. */
    private Map<HeldRecord, String> round(List<HeldRecord> records, long end) throws InterruptedException {
        Map<HeldRecord, String> left = new LinkedHashMap<>();
        int few = (int) Math.max(1, spec.rate() * PACE.toMillis() / 1_000);
        Duration pace = Duration.ofNanos(Math.round(1e9 * few / spec.rate()));
        for (int from = 0; from < records.size(); from += few) {
            List<HeldRecord> some = records.subList(from, Math.min(records.size(), from + few));
            long began = System.nanoTime();
            if (began < end) {
                left.putAll(some(some));
                pause(pace.minusNanos(System.nanoTime() - began));
            } else {
                some.forEach(record -> left.put(record, "was not sent: there was no time left for it"));
            }
        }
        return left;
    }

    private Map<HeldRecord, String> some(List<HeldRecord> records) throws InterruptedException {
        Map<HeldRecord, CompletableFuture<Calls.Answer>> answers = new LinkedHashMap<>();
        records.forEach(record -> answers.put(record, begin(record)));
        Map<HeldRecord, String> left = new LinkedHashMap<>();
        for (HeldRecord record : records) {
            try {
                Calls.Answer answer = answers.get(record).get(Calls.BOUND.toMillis(), TimeUnit.MILLISECONDS);
                refusal(answer).ifPresent(why -> left.put(record, why));
            } catch (ExecutionException e) {
                left.put(record, "failed: " + e.getCause());
            } catch (TimeoutException e) {
                left.put(record, "was not answered within " + Calls.BOUND.toSeconds() + " s");
            }
        }
        return left;
    }

    private CompletableFuture<Calls.Answer> begin(HeldRecord record) {
        try {
            return calls.begin(spec.call(), Map.of("id", record.id(), "key", record.record(), "keys", keys));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Optional<String> refusal(Calls.Answer answer) {
        return answer.good() || NOTHING_THERE.contains(answer.status())
                ? Optional.empty()
                : Optional.of("answered " + answer);
    }

    private static void pause(Duration pause) throws InterruptedException {
        // A latch that nobody opens: an interruptible wait that ends by time alone.
        boolean opened = new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
        assert !opened;
    }
}
