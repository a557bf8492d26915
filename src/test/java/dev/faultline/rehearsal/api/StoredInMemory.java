package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A code store for tests whose time is set by hand; it keeps to the contract that Redis is held to by its own test. */
final class StoredInMemory implements CodeStore {
    private final Map<String, Entry> kept = new HashMap<>();
    private final Supplier<Instant> now;

    StoredInMemory(Supplier<Instant> now) {
        this.now = now;
    }

    private record Entry(String digest, int left, Instant until) {}

    @Override
    public Kept keep(String phone, String digest, Duration life, int attempts) {
        kept.put(phone, new Entry(digest, attempts, now.get().plus(life)));
        return Kept.KEPT;
    }

    @Override
    public Attempt attempt(String phone, String digest) {
        Entry code = kept.get(phone);
        if (code == null || !now.get().isBefore(code.until())) {
            return new Attempt.Gone();
        } else if (code.left() == 0) {
            return new Attempt.Exhausted();
        } else if (code.digest().equals(digest)) {
            kept.remove(phone);
            return new Attempt.Accepted();
        }
        kept.put(phone, new Entry(code.digest(), code.left() - 1, code.until()));
        return new Attempt.Wrong(code.left() - 1);
    }

    /** What is stored for a phone. */
    String digestOf(String phone) {
        return kept.get(phone).digest();
    }
}
