package dev.faultline.rehearsal.failover;

import java.io.Closeable;
import java.io.IOException;

/** The one address of a pair of servers, as a managed service's endpoint name is. Safe for any thread. */
public interface Endpoint extends Closeable {
    /** The port that a new link to it is to lead to. */
    int port();

    /** Sends new connections to {@code port} and closes the live ones. */
    void moveTo(int port) throws IOException;

    /** Has no target any more: closes the live connections, and new ones as they come. */
    void sever() throws IOException;
}
