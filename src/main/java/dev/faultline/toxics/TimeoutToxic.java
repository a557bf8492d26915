package dev.faultline.toxics;

import java.time.Duration;

/**
 * Swallows every byte, and closes the connection once {@code timeout} has passed since the toxic took hold of it; zero
 * lets it hang for ever. A sender's end passes, so a server that dies is still seen. When the toxic is removed the
 * connection is closed, because its stream has a hole.
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
        private final Timers.Timer limit;

        Swallowing(Slot slot, Duration timeout) {
            this.slot = slot;
            this.limit = timeout.isNegative() || timeout.isZero() ? null : slot.after(timeout, slot::closeConnection);
        }

        @Override
        public void data(Chunk chunk) {
            slot.drop(chunk);
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
            }
        }
    }
}
