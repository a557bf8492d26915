package dev.faultline.toxics;

import java.time.Duration;

/** Lets bytes through as they come, and passes a sender's end on only after {@code delay}. */
record SlowCloseToxic(Duration delay) implements Toxic {
    static SlowCloseToxic of(Attributes attributes) {
        return new SlowCloseToxic(attributes.millis("delay"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Lingering(slot, delay);
    }

    private static final class Lingering implements Stage {
        private final Slot slot;
        private final Duration delay;
        private Timers.Timer timer;

        Lingering(Slot slot, Duration delay) {
            this.slot = slot;
            this.delay = delay;
        }

        @Override
        public void data(Chunk chunk) {
            slot.pass(chunk);
        }

        @Override
        public void end() {
            timer = slot.after(delay, this::passEnd);
        }

        @Override
        public void release(Outlet to) {
            if (timer != null) {
                close();
                to.end();
            }
        }

        @Override
        public void close() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }

        private void passEnd() {
            timer = null;
            slot.passEnd();
        }
    }
}
