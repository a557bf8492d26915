package dev.faultline.rehearsal.container;

import dev.faultline.rehearsal.process.PortSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The ports that the fault proxy's container publishes: an engine publishes none for a container that runs already. */
final class LinkPorts {
    private final List<Integer> all;
    private final Deque<Integer> free;

    private LinkPorts(List<Integer> all) {
        this.all = List.copyOf(all);
        this.free = new ArrayDeque<>(all);
    }

    /** So many of {@code ports}. */
    static LinkPorts of(PortSource ports, int count) throws IOException {
        List<Integer> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(ports.next());
        }
        return new LinkPorts(all);
    }

    List<Integer> all() {
        return all;
    }

    /** One for a new link. */
    synchronized int take() throws IOException {
        if (free.isEmpty()) {
            throw new IOException("all " + all.size() + " ports that the fault proxy publishes have a link already");
        }
        return free.poll();
    }

    /** Its link is gone. Others are taken first: what still dials it must not come to another node. */
    synchronized void give(int port) {
        free.add(port);
    }
}
