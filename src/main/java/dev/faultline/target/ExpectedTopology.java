package dev.faultline.target;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.scenario.Topology;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a target will be seen to consist of, so that a plan can be made and checked before anything is started. */
public final class ExpectedTopology {
    private static final URI NOT_UP = URI.create("http://not-up.invalid");

    private ExpectedTopology() {}

    /**
     * The nodes and links that the system's file declares. A stand-in has no addresses and no processes yet; of a system
     * that is up already, this is all that will ever be known.
     */
    public static Topology of(SystemSpec system) {
        return of(system, Backend.EMBEDDED);
    }

    /** The same, for a stand-in that is to be brought up on {@code backend}. */
    public static Topology of(SystemSpec system, Backend backend) {
        return system.target().map(target -> of(system, target)).orElseGet(() -> standIn(system, backend));
    }

    /** What a system in AWS consists of: reached from outside, with the nodes that its file declares. */
    public static Topology inAws(SystemSpec system) {
        return own(system, system.target().orElseThrow(), AwsSpec.BACKEND, system.nodes());
    }

    private static Topology of(SystemSpec system, TargetSpec target) {
        return own(system, target, TargetSpec.BACKEND, List.of());
    }

    private static Topology own(SystemSpec system, TargetSpec target, String backend, List<Topology.Node> nodes) {
        return new Topology(
                backend,
                target.url(),
                target.inbox().orElse(NOT_UP),
                target.toxiproxy().orElse(NOT_UP),
                target.url().resolve(target.control()),
                new Topology.Surroundings(
                        target.payments(), Optional.empty(), Optional.empty(), Optional.empty(), target.certificate()),
                nodes,
                system.links());
    }

    private static Topology standIn(SystemSpec system, Backend backend) {
        return new Topology(backend.label(), NOT_UP, NOT_UP, NOT_UP, NOT_UP, system.nodes(), system.links());
    }
}
