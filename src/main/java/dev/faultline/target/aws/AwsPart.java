package dev.faultline.target.aws;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.SystemState;
import dev.faultline.target.SystemState.Invariant;
import java.util.List;

/** One service of the system, as AWS tells of it. Safe for any thread. */
interface AwsPart {
    /** Looks once, in a bounded time. */
    Seen look() throws AwsCallFailed, InterruptedException;

    /**
     * What was seen.
     *
     * @param nodes the service's nodes, in the roles that they have now
     * @param services how many instances are wanted and ready, where it is something that has instances
     * @param invariants what it says of invariants that it can tell of; several parts may tell of the same one
     */
    record Seen(List<Node> nodes, List<SystemState.Service> services, List<Invariant> invariants) {
        /** Copies the lists, so that the record cannot change. */
        public Seen {
            nodes = List.copyOf(nodes);
            services = List.copyOf(services);
            invariants = List.copyOf(invariants);
        }
    }
}
