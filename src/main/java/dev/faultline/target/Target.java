package dev.faultline.target;

import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.util.Optional;

/** A running instance of a system. Closing it ends everything that bringing it up has started. Safe for any thread. */
public interface Target extends AutoCloseable {
    /** What it consisted of when it came up; roles and processes change, see {@link #state()}. */
    Topology topology();

    /**
     * What it is like now.
     *
     * @throws IOException when the target does not tell
     */
    SystemState state() throws IOException;

    /** Why what the target rests on is gone, though nobody asked it to end: the harness's failure, not the system's. Empty while all is well. */
    Optional<String> gone();

    /** The bearer token that may read everything back; made anew for each rehearsal, never written to disk. */
    String operatorToken();

    @Override
    void close();
}
