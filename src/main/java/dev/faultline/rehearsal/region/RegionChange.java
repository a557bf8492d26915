package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.region.RegionSettings.Fencing;
import dev.faultline.rehearsal.region.RegionStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Changes which region takes the writes, when it is asked to, and keeps the other one following, on a thread of its own.
 * {@link #status} and the requests are safe for any thread and return at once.
 */
public final class RegionChange implements AutoCloseable {
    private static final String NAME = "regions";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration FIT_LIMIT = Duration.ofSeconds(30);
    /** So long after the wrong promotion somebody thinks of moving the clients. */
    private static final Duration HASTE = Duration.ofMillis(1500);

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final RegionDatabases databases;
    private final TrafficDirector director;
    private final RegionSettings settings;
    private final FirstRegion first;
    private final StopSignal stop;
    private final PlatformLog log;
    private final LinkedBlockingQueue<Change> requested = new LinkedBlockingQueue<>();
    private final Loop loop;
    private State state = State.IDLE;
    private String detail = "the second region's database follows the first one's";

    /** What is known of the first region from outside. */
    public interface FirstRegion {
        /** Whether anything of it gives a sign, be it a refusal; may ask, within bounds. */
        boolean hasPower();

        /** Whether clients could be sent there, by the director's checks. */
        boolean isHealthy();
    }

    /** Nothing is done before {@link #start}. */
    public RegionChange(
            RegionDatabases databases,
            TrafficDirector director,
            RegionSettings settings,
            FirstRegion first,
            StopSignal stop,
            PlatformLog log) {
        this.databases = databases;
        this.director = director;
        this.settings = settings;
        this.first = first;
        this.stop = stop;
        this.log = log;
        this.loop = new Loop(NAME, stop, this::round);
    }

    /** A change that was asked for. */
    @FunctionalInterface
    private interface Change {
        void carryOut() throws InterruptedException;
    }

    /** Begins to look after the regions; once only. */
    public void start() {
        loop.start();
    }

    /** How they stand to each other. */
    public synchronized RegionStatus status() {
        return new RegionStatus(director.serving(), databases.writer(), state, detail);
    }

    /** Whether the second region could serve: its balancer answers for its instances, and not for their database. */
    public boolean secondStands() {
        return databases.secondStands();
    }

    /** Begins to promote the second region's database; empty when that is under way or done. */
    public synchronized Optional<RegionStatus> promote() {
        if (!state.mayBePromoted()) {
            return Optional.empty();
        }
        tell(State.PROMOTING, "the second region's database is being promoted");
        requested.add(this::carryOutPromotion);
        return Optional.of(status());
    }

    /** Begins to give the first region its place back; empty unless the second region's database takes the writes. */
    public synchronized Optional<RegionStatus> failBack() {
        if (state != State.PROMOTED) {
            return Optional.empty();
        }
        tell(State.FAILING_BACK, "the first region is being given its place back");
        requested.add(this::carryOutFailBack);
        return Optional.of(status());
    }

    @Override
    public void close() {
        loop.close();
    }

    private void round() throws InterruptedException {
        Change change = requested.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        if (change != null) {
            change.carryOut();
            return;
        }
        keepFollowing();
    }

    private void keepFollowing() throws InterruptedException {
        try {
            databases.keepFollowing(first::hasPower);
        } catch (IOException | StartFailure | RuntimeException e) {
            log.say(NAME, "one region does not follow the other, which will be tried again: " + e.getMessage());
            stop.pause(AFTER_FAILURE);
        }
    }

    private void carryOutPromotion() throws InterruptedException {
        try {
            if (settings.fencing() == Fencing.ON) {
                databases.fenceFirst();
            }
            databases.promoteSecond();
            tell(State.PROMOTED, databases.writer() + " takes the writes");
        } catch (IOException | RuntimeException e) {
            tell(State.FAILED, "the second region's database was not promoted: " + e.getMessage());
        }
    }

    private void carryOutFailBack() throws InterruptedException {
        Region back = director.serving();
        try {
            awaitFirstIsFit();
            switch (settings.failBack()) {
                case CAREFUL -> goBackCarefully();
                case HASTY -> goBackHastily();
            }
            back = Region.FIRST;
            tell(State.FAILED_BACK, databases.writer() + " takes the writes again");
        } catch (IOException | StartFailure | RuntimeException e) {
            tell(State.PROMOTED, "the first region did not get its place back: " + e.getMessage());
        } finally {
            director.route(back);
        }
    }

    /** Clients are held back while no database is sure to keep what they write. */
    private void goBackCarefully() throws IOException, StartFailure, InterruptedException {
        director.hold();
        databases.handBack();
    }

    /** Two databases take writes for a while, and what the wrong one took is gone. */
    private void goBackHastily() throws IOException, InterruptedException {
        databases.promoteFirst();
        stop.pause(HASTE);
        director.route(Region.FIRST);
        databases.abandonSecond();
    }

    private void awaitFirstIsFit() throws IOException, InterruptedException {
        boolean fit = stop.await(
                () -> {
                    keepFollowing();
                    return databases.followed() && first.isHealthy();
                },
                BETWEEN_LOOKS,
                FIT_LIMIT);
        if (!fit) {
            String missing = databases.followed()
                    ? "it was not healthy"
                    : "none of its databases followed " + databases.writer();
            throw new IOException(missing + " within " + FIT_LIMIT.toSeconds() + " s");
        }
    }

    private synchronized void tell(State now, String how) {
        state = now;
        detail = how;
        log.say(NAME, now + ": " + how);
    }
}
