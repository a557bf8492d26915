package dev.faultline.capacity;

import dev.faultline.observe.StateWatch;
import dev.faultline.run.Interruption;
import dev.faultline.run.Rehearsal;
import dev.faultline.target.Target;
import dev.faultline.timeline.AnchoredClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A platform of so many instances that is up, and all that watches it while loads are offered to it.
 *
 * @param request what is measured
 * @param instances how many there are, and no other number of them
 * @param rehearsal what took the machine
 * @param target the platform
 * @param watch asks it for its state
 * @param resources how full it is
 * @param control the link that nothing loads
 * @param records what is written down
 * @param clock the one clock
 * @param interruption cuts everything short
 * @param listener hears of what goes on
 */
record Site(
        CapacityRequest request,
        int instances,
        Rehearsal rehearsal,
        Target target,
        StateWatch watch,
        Resources resources,
        ControlLink control,
        Records records,
        AnchoredClock clock,
        Interruption interruption,
        CapacityListener listener) {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration IN_SERVICE = Duration.ofSeconds(30);

    Path temporary() {
        return rehearsal.temporary();
    }

    /** Waits; throws when it is no use any more to wait. */
    void awaitUntil(Instant instant) throws InterruptedException, IOException {
        while (clock.now().isBefore(instant)) {
            requireAll();
            Instant look = clock.now().plus(LOOK);
            interruption.awaitUntil(look.isBefore(instant) ? look : instant, clock);
        }
        requireAll();
    }

    private void requireAll() throws InterruptedException, IOException {
        if (interruption.reason().isPresent()) {
            throw new InterruptedException(interruption.reason().get());
        }
        Optional<String> gone = target.gone();
        if (gone.isPresent()) {
            throw new IOException(gone.get());
        }
        Optional<String> lost = rehearsal.lost();
        if (lost.isPresent()) {
            throw new IOException("the lease was lost: " + lost.get());
        }
    }

    /** Waits until as many instances are in service as are to be measured. */
    void awaitInstances() throws InterruptedException, IOException {
        Instant limit = clock.now().plus(IN_SERVICE);
        while (!asMany()) {
            if (clock.now().isAfter(limit)) {
                throw new IOException("of " + instances + " instances, " + inService() + " were in service after "
                        + IN_SERVICE.toSeconds() + " s; its log tells why");
            }
            awaitUntil(clock.now().plus(LOOK));
        }
    }

    private boolean asMany() {
        return watch.latest().stream()
                .flatMap(state -> state.services().stream())
                .anyMatch(service -> service.ready() == instances && service.desired() == instances);
    }

    private String inService() {
        return watch.latest().map(state -> state.services().toString()).orElse("the platform does not tell how many");
    }

    /** Why what clients saw in a stretch cannot be told to be the system's doing. */
    Optional<String> doubt(Instant from, Instant to) {
        return asMany()
                ? control.doubt(from, to)
                : Optional.of("there were not " + instances + " instances in service any more: " + inService());
    }
}
