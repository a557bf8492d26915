package dev.faultline.toxics;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delays what passes by {@code latency}, give or take up to {@code jitter}, evenly spread; the order of bytes is kept.
 * The delay counts from arrival, so it limits no throughput but through what may be under way at once.
 */
record LatencyToxic(Duration latency, Duration jitter) implements Toxic {
    static LatencyToxic of(Attributes attributes) {
        return new LatencyToxic(attributes.millis("latency"), attributes.millis("jitter"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Delaying(this, new DelayLine(slot));
    }

    private long delayNanos() {
        long spread = Math.max(0, Slot.nanos(jitter));
        long offset = spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(-spread, spread);
        return Slot.nanos(latency) + offset;
    }

    private record Delaying(LatencyToxic toxic, DelayLine line) implements Stage {
        @Override
        public void data(Chunk chunk) {
            line.add(chunk, chunk.atNanos() + toxic.delayNanos());
        }

        @Override
        public void end() {
            line.end();
        }

        @Override
        public void release(Outlet to) {
            line.release(to);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
