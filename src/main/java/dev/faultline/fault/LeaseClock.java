package dev.faultline.fault;

import java.time.Duration;
import java.time.Instant;

/** Both clocks of this machine, since each can miss time that the other sees. */
interface LeaseClock {
    /** Wall time: sees a suspended machine, and is moved by whoever sets the clock. */
    Instant wall();

    /** Monotonic time from an arbitrary origin: never set, and may stand still while the machine is suspended. */
    Duration monotonic();

    /** The machine's own. */
    static LeaseClock ofThisMachine() {
        return new LeaseClock() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public Duration monotonic() {
                return Duration.ofNanos(System.nanoTime());
            }
        };
    }
}
