package dev.faultline.observe;

import dev.faultline.scenario.TargetSpec;
import dev.faultline.target.Calls;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Removes what a run has made in somebody's own system, and tells what it could not remove. */
public final class CleanUp {
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);
    /** So many records are removed at a time: enough to be done soon, and no load to speak of. */
    private static final int AT_ONCE = 8;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final TargetSpec.CleanUp spec;
    private final Calls calls;
    private final String keys;

    /** {@code keys} is what the keys of all records of the run begin with. */
    public CleanUp(TargetSpec target, String keys) {
        this.spec = target.cleanUp().orElseThrow();
        this.calls = new Calls(target.url(), target.certificate());
        this.keys = keys;
    }

    /** Removes these records, which the read-back found; in three minutes at most. */
    public Event.CleanedUp remove(List<HeldRecord> records, RunClock clock) throws InterruptedException {
        List<String> left = new ArrayList<>();
        switch (spec.reach()) {
            case ALL -> all(records).ifPresent(left::add);
            case EACH -> left.addAll(each(records));
        }
        long kept = spec.reach() == TargetSpec.Reach.ALL && !left.isEmpty() ? records.size() : left.size();
        return new Event.CleanedUp(clock.now(), records.size() - kept, left);
    }

    private Optional<String> all(List<HeldRecord> records) throws InterruptedException {
        try {
            Calls.Answer answer = calls.send(spec.call(), Map.of("keys", keys));
            return removed(answer) ? Optional.empty() : Optional.of(whole(records, "answered " + answer));
        } catch (IOException e) {
            return Optional.of(whole(records, e.getMessage()));
        }
    }

    private String whole(List<HeldRecord> records, String why) {
        return records.size() + " records whose keys begin with " + keys + ": " + spec.call() + " " + why;
    }

    private List<String> each(List<HeldRecord> records) throws InterruptedException {
        List<String> left = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<HeldRecord> some = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            if (System.nanoTime() - end > 0) {
                some.forEach(record -> left.add(words(record, "there was no time left for it")));
                continue;
            }
            left.addAll(some(some));
        }
        return left;
    }

    private List<String> some(List<HeldRecord> records) throws InterruptedException {
        List<CompletableFuture<Calls.Answer>> answers = new ArrayList<>();
        for (HeldRecord record : records) {
            answers.add(begin(record));
        }
        List<String> left = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            try {
                Calls.Answer answer = answers.get(i).get(Calls.BOUND.toMillis(), TimeUnit.MILLISECONDS);
                if (!removed(answer)) {
                    left.add(words(records.get(i), "answered " + answer));
                }
            } catch (ExecutionException | TimeoutException e) {
                left.add(words(records.get(i), String.valueOf(e.getCause() == null ? e : e.getCause())));
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

    private static boolean removed(Calls.Answer answer) {
        return answer.good() || NOTHING_THERE.contains(answer.status());
    }

    private String words(HeldRecord record, String why) {
        return "record " + record.id() + ", key " + record.record() + ": " + spec.call() + " " + why;
    }
}
