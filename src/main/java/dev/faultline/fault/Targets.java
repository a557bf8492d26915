package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The planned targets of one fault, found in the topology as it is now.
 *
 * @param fault the fault, with its targets by name
 * @param topology what the target consists of at this moment
 */
record Targets(PlannedFault fault, Topology topology) {
    /** The nodes. Throws {@link InjectionFailed} when one of them is not there, or has no process that lives. */
    List<Node> nodes() throws IOException, InterruptedException, InjectionFailed {
        List<Node> nodes = new ArrayList<>();
        for (String name : fault.targets()) {
            Node node = topology.nodes().stream()
                    .filter(one -> one.name().equals(name))
                    .findAny()
                    .orElseThrow(() -> missing(
                            "node " + name,
                            topology.nodes().stream().map(Node::name).toList()));
            requireAlive(node);
            nodes.add(node);
        }
        return nodes;
    }

    private void requireAlive(Node node) throws IOException, InterruptedException, InjectionFailed {
        if (node.process().isEmpty()) {
            throw failed("expected " + node.name() + " to run, found it without a process (role " + node.role() + ")");
        }
        ProcessIdentity process = node.process().get();
        if (ProcessState.of(process) == ProcessState.GONE) {
            throw failed("expected " + node.name() + " to be process " + process.pid() + ", started "
                    + process.started() + "; that process is gone, and another one by its number is never touched");
        }
    }

    /** The links. Throws {@link InjectionFailed} when one of them is not there. */
    List<Link> links() throws InjectionFailed {
        List<Link> links = new ArrayList<>();
        for (String name : fault.targets()) {
            links.add(topology.links().stream()
                    .filter(one -> one.name().equals(name))
                    .findAny()
                    .orElseThrow(() -> missing(
                            "link " + name,
                            topology.links().stream().map(Link::name).toList())));
        }
        return links;
    }

    private InjectionFailed missing(String what, List<String> known) {
        return failed("found no " + what + " among " + String.join(", ", known));
    }

    private InjectionFailed failed(String why) {
        return new InjectionFailed(
                "fault " + fault.spec().id() + " (" + fault.spec().kind() + "): " + why);
    }
}
