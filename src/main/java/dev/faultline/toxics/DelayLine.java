package dev.faultline.toxics;

import java.time.Duration;
import java.util.ArrayDeque;

/** Chunks that wait, each until its own instant, and leave in the order they came: what latency-like toxics share. */
final class DelayLine {
    private record Waiting(Chunk chunk, long dueNanos) {}

    private final Slot slot;
    private final ArrayDeque<Waiting> line = new ArrayDeque<>();
    private boolean ended;
    private Timers.Timer timer;

    DelayLine(Slot slot) {
        this.slot = slot;
    }

    /** Passes {@code chunk} on at {@code dueNanos}, or when those before it have left, if that is later. */
    void add(Chunk chunk, long dueNanos) {
        line.add(new Waiting(chunk, dueNanos));
        if (timer == null) {
            passDue();
        }
    }

    /** Passes the end on after the last chunk. */
    void end() {
        ended = true;
        if (timer == null) {
            passDue();
        }
    }

    /** Gives all that waits to {@code to}, now, at the instants at which it came. */
    void release(Outlet to) {
        stop();
        while (!line.isEmpty()) {
            to.data(line.poll().chunk());
        }
        if (ended) {
            ended = false;
            to.end();
        }
    }

    /** Forgets all that waits. */
    void close() {
        stop();
        line.clear();
        ended = false;
    }

    private void passDue() {
        timer = null;
        long now = System.nanoTime();
        while (!line.isEmpty() && line.peek().dueNanos() - now <= 0) {
            Waiting next = line.poll();
            slot.pass(next.chunk().at(next.dueNanos()));
        }
        if (!line.isEmpty()) {
            timer = slot.after(Duration.ofNanos(line.peek().dueNanos() - now), this::passDue);
        } else if (ended) {
            ended = false;
            slot.passEnd();
        }
    }

    private void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
