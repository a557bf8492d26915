package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.failover.NodeLinks;
import java.util.function.ToIntFunction;

/** Links that lead straight to a node, without a fault proxy: each asks for its port anew. */
record DirectLinks(ToIntFunction<String> ports) implements NodeLinks {
    @Override
    public int port(String from, String to) {
        return ports.applyAsInt(to);
    }

    @Override
    public void pointTo(String node, int port) {
        // The port is asked for each time.
    }
}
