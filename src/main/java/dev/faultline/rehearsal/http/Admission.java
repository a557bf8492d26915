package dev.faultline.rehearsal.http;

import java.time.Duration;

/** Decides when a call may start; asked on an I/O thread, so it must not block. Thread-safe. */
@FunctionalInterface
public interface Admission {
    /** Lets every call start at once. */
    Admission AT_ONCE = () -> Duration.ZERO;

    /**
     * How long the call waits for its turn, from now on. It waits without holding a worker thread.
     *
     * @throws Refusal when the call is not let in
     */
    Duration turn();
}
