package dev.faultline.rehearsal.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Feels whether a server is there, over a connection that may be kept from one time to the next. For one thread.
 *
 * @param <A> what the server says of itself
 */
public interface Pulse<A> {
    /**
     * Asks once, and gives what the server said; empty when it is there but said nothing. Throws {@link IOException}
     * when there is no sign of it within {@code limit}.
     */
    Optional<A> take(Duration limit) throws IOException;

    /** Lets go of the connection, where there is one. */
    void disconnect();
}
