package dev.faultline.toxics;

import java.time.Duration;

/**
 * Swallows every byte, and closes the connection once it has been silent for {@code timeout}, counted as Toxiproxy does
 * from the toxic's coming or the last bytes that it swallowed; zero lets it hang for ever. A sender's end passes, so a
 * server that dies is still seen. When the toxic is removed the connection is closed, because its stream has a hole.
 */
record TimeoutToxic(Duration timeout) implements Toxic {
    static TimeoutToxic of(Attributes attributes) {
        return new TimeoutToxic(attributes.millis("timeout"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Swallowing(slot, timeout);
    }

    @Override
    public boolean closesWhenRemoved() {
        return true;
    }

    private static final class Swallowing implements Stage {
        private final Slot slot;
        private final Duration timeout;
        private Timers.Timer limit;

        Swallowing(Slot slot, Duration timeout) {
            this.slot = slot;
            this.timeout = timeout;
            arm();
        }

        @Override
        public void data(Chunk chunk) {
            slot.drop(chunk);
            close();
            arm();
        }

        @Override
        public void end() {
            slot.passEnd();
        }

        @Override
        public void release(Outlet to) {
            close();
        }

        @Override
        public void close() {
            if (limit != null) {
                limit.cancel();
                limit = null;
            }
        }

        private void arm() {
            if (!timeout.isNegative() && !timeout.isZero()) {
                limit = slot.after(timeout, slot::closeConnection);
            }
        }
    }
}
