package dev.faultline.capacity;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen of the link that nothing loads: when it stalls, the harness or its proxy stalls. Safe for any thread. */
final class ControlLink {
    /** A round trip that takes longer, or a stretch without any, leaves a step unseen. */
    static final Duration STALL = Duration.ofSeconds(1);

    private final List<Event.ControlProbed> probes = new ArrayList<>();

    void heard(Event event) {
        if (event instanceof Event.ControlProbed probe) {
            synchronized (probes) {
                probes.add(probe);
            }
        }
    }

    /** Why a stretch was not seen; empty where probes came and went all the time. */
    Optional<String> doubt(Instant from, Instant to) {
        Instant last = from;
        synchronized (probes) {
            for (Event.ControlProbed probe : probes) {
                boolean within = !probe.at().isBefore(from) && probe.at().isBefore(to);
                if (within && probe.roundTrip().compareTo(STALL) > 0) {
                    return Optional.of("the harness's own proxy stood still for "
                            + probe.roundTrip().toMillis() + " ms");
                }
                if (within && Duration.between(last, probe.at()).compareTo(STALL) > 0) {
                    break;
                }
                last = within && probe.at().isAfter(last) ? probe.at() : last;
            }
        }
        return Duration.between(last, to).compareTo(STALL) > 0
                ? Optional.of("the control link was not probed from " + last + " on, for longer than "
                        + STALL.toSeconds() + " s")
                : Optional.empty();
    }
}
