package dev.faultline.load;

import dev.faultline.timeline.RunClock;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.Controller$Command$StopLoadGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the load without losing what is in flight: no user takes another step, those that wait for an answer get it or
 * their time-out, and only then is Gatling stopped, because a plain stop forgets every request under way. Safe for any
 * thread.
 */
final class Drain implements AutoCloseable {
    /** Longer than any request's time-out, so that a request that hangs still ends as one. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    private final ActiveUsers users;
    private final RunClock clock;
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Thread thread = new Thread(this::drainWhenWanted, "drain");
    private volatile Optional<Instant> begun = Optional.empty();
    private volatile Optional<ActorRef<Controller.Command>> controller = Optional.empty();
    private volatile boolean emptied;

    Drain(ActiveUsers users, RunClock clock) {
        this.users = users;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on {@link #begin} can stop the load. */
    void arm(ActorRef<Controller.Command> ofThisRun) {
        controller = Optional.of(ofThisRun);
    }

    /** Begins the drain; a second call changes nothing. */
    synchronized void begin() {
        if (begun.isEmpty()) {
            begun = Optional.of(clock.now());
            InjectorState.drain();
            wanted.countDown();
        }
    }

    /** When the drain began, if it did. */
    Optional<Instant> begun() {
        return begun;
    }

    /**
     * Users that were under way before the drain and did not come to an end. Users go on arriving until Gatling is
     * stopped, but take no step; so once there was nobody under way, all who had taken one had ended.
     */
    long unfinished() {
        return emptied ? 0 : users.count();
    }

    private void drainWhenWanted() {
        try {
            wanted.await();
            emptied = users.awaitNone(LIMIT) == 0;
            controller.ifPresent(c -> c.$bang(new Controller$Command$StopLoadGenerator("drained", false)));
        } catch (InterruptedException e) {
            // The run ended by itself: there is nothing to drain.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
