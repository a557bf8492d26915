package dev.faultline.observe.traffic;

import dev.faultline.observe.Pace;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what every link of a target has carried, at a steady pace, and records it. A reading that fails is an observation
 * lost, told once for each stretch of them; counters go on counting meanwhile.
 */
public final class LinkWatch implements AutoCloseable {
    /** How often the counters are read. */
    public static final Duration EVERY = Duration.ofSeconds(1);

    private final LinkCounters counters;
    private final Supplier<Optional<SystemState>> latest;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Pace pace;
    private Optional<Event.Counting> counting = Optional.empty();
    private boolean lost;

    /**
     * Starts reading at once.
     *
     * @param toxiproxy the API of the fault proxy
     * @param latest what the system is like now, for which links it has; while that is not known, nothing is read
     * @param events called from the watch's own thread
     */
    public LinkWatch(URI toxiproxy, Supplier<Optional<SystemState>> latest, RunClock clock, Consumer<Event> events) {
        this.counters = new LinkCounters(toxiproxy);
        this.latest = latest;
        this.clock = clock;
        this.events = events;
        this.pace = new Pace("links", EVERY, this::look, failure -> unread(String.valueOf(failure)));
    }

    private void look() {
        try {
            Optional<SystemState> state = latest.get();
            if (state.isPresent()) {
                read(state.get());
            }
        } catch (IOException e) {
            unread(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(SystemState state) throws IOException, InterruptedException {
        if (counting.isEmpty()) {
            counting = Optional.of(counters.counting());
        }
        var links = counters.read(state.topology().links());
        events.accept(new Event.LinksCounted(clock.now(), counting.get(), links));
        lost = false;
    }

    /** Once for each stretch of readings that fail. */
    private void unread(String why) {
        if (!lost) {
            lost = true;
            events.accept(new Event.ObservationLost(clock.now(), "links", why));
        }
    }

    @Override
    public void close() {
        pace.close();
    }
}
