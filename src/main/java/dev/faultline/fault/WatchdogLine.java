package dev.faultline.fault;

import java.io.Closeable;
import java.io.IOException;

/** The harness's end of the line to its watchdog. */
interface WatchdogLine extends Closeable {
    /** Tells the watchdog that the harness is alive. Throws {@link IOException} when nobody listens any more. */
    void renew() throws IOException;

    /** Whether the watchdog is there. */
    boolean isAlive();

    /** Tells the watchdog that the run is over, and sees it end. */
    @Override
    void close() throws IOException;
}
