package dev.faultline.fault;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The power of a zone or a region whose nodes are processes of this machine: they are stopped, with all that descend from them. */
final class ProcessPower implements Power {
    private final List<Node> nodes;
    private final List<ProcessIdentity> roots;
    private final Set<ProcessIdentity> known;

    /** That of nodes that have a living process. */
    ProcessPower(List<Node> nodes) throws IOException, InterruptedException {
        this.nodes = List.copyOf(nodes);
        this.roots = nodes.stream().flatMap(node -> node.process().stream()).toList();
        this.known = ProcessTree.of(roots);
    }

    @Override
    public List<String> nodes() {
        return nodes.stream().map(Node::name).toList();
    }

    @Override
    public List<Undo> undos() {
        return List.of(new ProcessUndo.Kill(List.copyOf(known)));
    }

    @Override
    public void cut(Injector.Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        var unused = ProcessTree.<IOException>stop(roots, fresh -> {
            List<ProcessIdentity> unknown =
                    fresh.stream().filter(one -> !known.contains(one)).toList();
            if (!unknown.isEmpty()) {
                guard.intend(new ProcessUndo.Kill(unknown)); // started since the undos were written
            }
        });
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ProcessFreeze::stopped).toList();
    }
}
