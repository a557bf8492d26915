package dev.faultline.rehearsal.failover;

import java.io.IOException;

/** The connections between nodes, each through the fault proxy. Safe for any thread. */
public interface NodeLinks {
    /** The loopback port at which {@code from} reaches {@code to}. */
    int port(String from, String to);

    /** Sends everything that is meant for {@code node} to {@code port}, where it listens now. */
    void pointTo(String node, int port) throws IOException;
}
