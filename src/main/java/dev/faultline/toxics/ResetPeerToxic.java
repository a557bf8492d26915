package dev.faultline.toxics;

import java.time.Duration;

/**
 * Breaks the connection with a TCP reset on both sides, {@code timeout} after the first byte or end that arrives under
 * it. Bytes are kept back until then, so that a toxic removed in time has done nothing.
 */
record ResetPeerToxic(Duration timeout) implements Toxic {
    static ResetPeerToxic of(Attributes attributes) {
        return new ResetPeerToxic(attributes.millis("timeout"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Resetting(slot, timeout);
    }

    private static final class Resetting implements Stage {
        private final Slot slot;
        private final Duration timeout;
        private final Backlog keptBack = new Backlog();
        private Timers.Timer timer;

        Resetting(Slot slot, Duration timeout) {
            this.slot = slot;
            this.timeout = timeout;
        }

        @Override
        public void data(Chunk chunk) {
            keptBack.data(chunk);
            arm();
        }

        @Override
        public void end() {
            keptBack.end();
            arm();
        }

        @Override
        public void release(Outlet to) {
            cancel();
            keptBack.release(to);
        }

        @Override
        public void close() {
            cancel();
            keptBack.clear();
        }

        private void arm() {
            if (timeout.isNegative() || timeout.isZero()) {
                slot.resetConnection();
            } else if (timer == null) {
                timer = slot.after(timeout, slot::resetConnection);
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
