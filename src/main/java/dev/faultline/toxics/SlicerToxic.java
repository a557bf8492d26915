package dev.faultline.toxics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cuts what passes into slices, each written to the socket on its own, {@code delay} apart on average. As in Toxiproxy
 * bytes that came together are halved, give or take up to {@code sizeVariation}, until no part is more than
 * {@code sizeVariation} over {@code averageSize}; so without variation a slice is half the size that is asked for to all
 * of it.
 */
record SlicerToxic(long averageSize, long sizeVariation, Duration delay) implements Toxic {
    /** After so many slices other connections get their turn. */
    private static final int SLICES_PER_TURN = 64;

    static SlicerToxic of(Attributes attributes) {
        return new SlicerToxic(
                attributes.number("average_size"),
                attributes.number("size_variation"),
                Duration.of(attributes.number("delay"), ChronoUnit.MICROS));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Slicing(slot, this);
    }

    /** Takes the first slice off what is not cut yet. */
    private Chunk cutFrom(Backlog uncut) {
        Chunk slice = uncut.takeFirst();
        while (slice.size() > 1 && slice.size() - averageSize > sizeVariation) {
            Chunk firstPart = slice.takeFirst(middle(slice.size()));
            uncut.putBack(slice);
            slice = firstPart;
        }
        return slice;
    }

    /** About half of {@code size}; never nothing and never all, whatever the variation. */
    private int middle(int size) {
        long spread = Math.max(0, Math.min(sizeVariation, size));
        long offset = spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(-spread, spread);
        return (int) Math.max(1, Math.min(size - 1, size / 2 + offset));
    }

    private static final class Slicing implements Stage {
        private final Slot slot;
        private final SlicerToxic toxic;
        private final Backlog uncut = new Backlog();
        private long nextNanos = System.nanoTime();
        private Timers.Timer timer;

        Slicing(Slot slot, SlicerToxic toxic) {
            this.slot = slot;
            this.toxic = toxic;
        }

        @Override
        public void data(Chunk chunk) {
            uncut.data(chunk);
            passUnlessWaiting();
        }

        @Override
        public void end() {
            uncut.end();
            passUnlessWaiting();
        }

        @Override
        public void release(Outlet to) {
            cancel();
            uncut.release(to);
        }

        @Override
        public void close() {
            cancel();
            uncut.clear();
        }

        private void passUnlessWaiting() {
            if (timer == null) {
                passDue();
            }
        }

        private void passDue() {
            timer = null;
            long now = System.nanoTime();
            for (int i = 0; i < SLICES_PER_TURN && !uncut.isEmpty() && nextNanos - now <= 0; i++) {
                slot.pass(toxic.cutFrom(uncut));
                nextNanos += Slot.nanos(toxic.delay);
            }
            if (uncut.isEmpty()) {
                nextNanos = nextNanos - now > 0 ? nextNanos : now;
                uncut.release(slot.next());
            } else {
                timer = slot.after(Duration.ofNanos(nextNanos - now), this::passDue);
            }
        }

        private void cancel() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }
    }
}
