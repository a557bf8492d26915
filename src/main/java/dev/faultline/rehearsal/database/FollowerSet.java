package dev.faultline.rehearsal.database;

import java.util.ArrayList;
import java.util.List;

/** Which servers were made replicas of the present writer and still run. For one thread. */
final class FollowerSet {
    private final List<String> made = new ArrayList<>();

    /** This one was made a replica of the writer. */
    void add(DatabaseNode node) {
        made.add(node.name());
    }

    /** Another one takes the writes: nobody follows it yet. */
    void clear() {
        made.clear();
    }

    /** Whether this one was made a replica, and its process runs. */
    boolean holds(DatabaseNode node) {
        return made.contains(node.name()) && node.server().process().isPresent();
    }

    /** The same of each. */
    boolean holdsAll(List<DatabaseNode> nodes) {
        return nodes.stream().allMatch(this::holds);
    }
}
