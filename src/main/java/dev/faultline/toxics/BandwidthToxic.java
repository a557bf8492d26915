package dev.faultline.toxics;

import java.time.Duration;

/**
 * Lets {@code rate} kilobytes (1,000 bytes each) through per second, in pieces of at most a tenth of a second. A rate of
 * zero or less lets nothing through. What a sender has too much is kept back, and then no longer read from it.
 */
record BandwidthToxic(long rate) implements Toxic {
    private static final Duration PIECE = Duration.ofMillis(100);

    static BandwidthToxic of(Attributes attributes) {
        return new BandwidthToxic(attributes.number("rate"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Pacing(slot, this);
    }

    private long nanosFor(int bytes) {
        return bytes * 1_000_000L / rate;
    }

    private int pieceBytes() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.min(rate, 1_000_000_000L) * PIECE.toMillis()));
    }

    private static final class Pacing implements Stage {
        private final BandwidthToxic toxic;
        private final DelayLine line;
        private final Backlog blocked = new Backlog();
        private long freeAtNanos = System.nanoTime();

        Pacing(Slot slot, BandwidthToxic toxic) {
            this.toxic = toxic;
            this.line = new DelayLine(slot);
        }

        @Override
        public void data(Chunk chunk) {
            if (toxic.rate <= 0) {
                blocked.data(chunk);
                return;
            }
            while (chunk.size() > 0) {
                pace(chunk.takeFirst(Math.min(chunk.size(), toxic.pieceBytes())));
            }
        }

        @Override
        public void end() {
            if (toxic.rate <= 0) {
                blocked.end();
            } else {
                line.end();
            }
        }

        @Override
        public void release(Outlet to) {
            blocked.release(to);
            line.release(to);
        }

        @Override
        public void close() {
            blocked.clear();
            line.close();
        }

        private void pace(Chunk piece) {
            long now = System.nanoTime();
            long start = freeAtNanos - now > 0 ? freeAtNanos : now;
            freeAtNanos = start + toxic.nanosFor(piece.size());
            line.add(piece, freeAtNanos);
        }
    }
}
