package dev.faultline.toxics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cuts what passes into slices of {@code averageSize} bytes, give or take up to {@code sizeVariation}, each written to
 * the socket on its own, {@code delay} apart on average.
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

    private int sliceSize() {
        long spread = Math.max(0, Math.min(sizeVariation, Integer.MAX_VALUE));
        long size = Math.min(averageSize, Integer.MAX_VALUE)
                + ThreadLocalRandom.current().nextLong(-spread, spread + 1);
        return (int) Math.max(1, Math.min(size, Integer.MAX_VALUE));
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
                slot.pass(uncut.takeFirst(toxic.sliceSize()));
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
