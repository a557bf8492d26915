package dev.faultline.rehearsal.failover;

import java.io.IOException;

/** The connections between nodes, each through the fault proxy. Safe for any thread. */
public interface NodeLinks {
    /** The port at which {@code from} reaches {@code to}: on {@link #host} for nodes, on the loopback address for us. */
    int port(String from, String to);

    /** Sends everything that is meant for {@code node} to {@code port}, where it listens now. */
    void pointTo(String node, int port) throws IOException;

    /** The host at which nodes find links. */
    default String host() {
        return "127.0.0.1";
    }

    /** The same as an IP address, for nodes outside every zone that ask no names. */
    default String address() {
        return host();
    }

    /** An endpoint of its own for the pair that links know as {@code name}; {@code port} is one that it may listen on. */
    default Endpoint endpoint(String name, int port) throws IOException {
        return new EndpointRouter(name, port);
    }
}
