package dev.faultline.toxics;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The place of one toxic on one direction of one connection, and what its stage may do there. Whether the toxic is in
 * force here at all is drawn once, by its toxicity; where it is not, bytes go straight on.
 */
final class Slot implements Outlet {
    private final Flow flow;
    private ToxicSpec spec;
    private Outlet next;
    private Stage stage;
    private long passedBytes;
    private boolean endPassed;

    Slot(Flow flow, ToxicSpec spec, Outlet next) {
        this.flow = flow;
        this.spec = spec;
        this.next = next;
        this.stage = drawn();
    }

    /** {@code duration} in nanoseconds, zero to about 290 years. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Timers.LONGEST) > 0 ? Timers.LONGEST.toNanos() : duration.toNanos();
    }

    @Override
    public void data(Chunk chunk) {
        if (stage == null) {
            next.data(chunk);
        } else {
            stage.data(chunk);
        }
    }

    @Override
    public void end() {
        if (stage == null) {
            passEnd();
        } else {
            stage.end();
        }
    }

    /** Lets bytes go on. */
    void pass(Chunk chunk) {
        passedBytes += chunk.size();
        next.data(chunk);
    }

    /** Lets the end go on; once, however often it is called. */
    void passEnd() {
        if (!endPassed) {
            endPassed = true;
            next.end();
        }
    }

    /** Throws bytes away. */
    void drop(Chunk chunk) {
        flow.forget(chunk.size());
    }

    /** How many bytes the toxic has let go on here since it was added. */
    long passedBytes() {
        return passedBytes;
    }

    /** Runs {@code action} after {@code delay}, unless it is cancelled; cancel it when the stage ends. */
    Timers.Timer after(Duration delay, Runnable action) {
        return flow.after(delay, action);
    }

    /** Closes both sides of the connection now. */
    void closeConnection() {
        flow.connection().close();
    }

    /** Closes both sides of the connection when all that was let through has been sent. */
    void closeConnectionOnceSent() {
        flow.closeOnceSent();
        passEnd();
    }

    /** Breaks both sides of the connection with a TCP reset. */
    void resetConnection() {
        flow.connection().reset();
    }

    String toxicName() {
        return spec.name();
    }

    void leadTo(Outlet following) {
        next = following;
    }

    Outlet next() {
        return next;
    }

    /** Gives the toxic new settings: toxicity is drawn anew, and what was kept back goes through the new settings. */
    void change(ToxicSpec changed) {
        Stage before = stage;
        spec = changed;
        stage = drawn();
        if (before != null && stage != null) {
            before.release(stage);
        } else if (before != null) {
            lift(before);
        }
    }

    /** Takes the toxic off: what was kept back goes on at once. */
    void remove() {
        if (stage != null) {
            Stage before = stage;
            stage = null;
            lift(before);
        }
    }

    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    private void lift(Stage before) {
        before.release(next);
        if (spec.toxic().closesWhenRemoved()) {
            closeConnection();
        }
    }

    private Stage drawn() {
        boolean inForce = ThreadLocalRandom.current().nextFloat() < spec.toxicity();
        return inForce ? spec.toxic().workIn(this) : null;
    }
}
