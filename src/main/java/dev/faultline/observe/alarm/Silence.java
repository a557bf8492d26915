package dev.faultline.observe.alarm;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tells once of each stretch in which something was not observed for too long. One thread uses it. */
final class Silence {
    /** How long is too long. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<String> what;
    private final Consumer<Event> events;
    private Instant lastSeen;
    private boolean told;

    /** Of one thing or more that are observed together; counted from {@code begin}. */
    Silence(List<String> what, Instant begin, Consumer<Event> events) {
        this.what = List.copyOf(what);
        this.lastSeen = begin;
        this.events = events;
    }

    /** It was observed at {@code now}; a gap before that which nobody told of is told of now. */
    void broken(Instant now) {
        goesOn(
                now,
                "nothing was observed for " + Duration.between(lastSeen, now).toMillis() + " ms");
        lastSeen = now;
        told = false;
    }

    /** It was not observed at {@code now} either. */
    void goesOn(Instant now, String why) {
        if (!told && Duration.between(lastSeen, now).compareTo(LIMIT) > 0) {
            told = true;
            what.forEach(one -> events.accept(new Event.ObservationLost(lastSeen, one, why)));
        }
    }
}
