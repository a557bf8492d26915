package dev.faultline.fault;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** kill -9 of the nodes' processes and all that descend from them. It heals itself: a supervisor brings them back. */
final class ProcessKill implements Injector {
    private final List<Node> nodes;

    ProcessKill(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** What was stopped to be killed, and not killed when the harness died, is killed all the same. */
    @Override
    public List<Undo> undos() {
        return List.of(new ProcessUndo.Kill(processes()));
    }

    private List<ProcessIdentity> processes() {
        return nodes.stream().flatMap(node -> node.process().stream()).toList();
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        ProcessTree.kill(processes());
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ProcessKill::gone).toList();
    }

    private static Proof gone(Node node) {
        ProcessIdentity process = node.process().orElseThrow();
        return () -> ProcessState.of(process) == ProcessState.GONE
                ? Optional.of("process " + process.pid() + " of " + node.name() + ", started " + process.started()
                        + ", is gone")
                : Optional.empty();
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String reverted() {
        return "nothing to undo, it heals itself: what supervises "
                + String.join(", ", nodes.stream().map(Node::name).toList()) + " is to start it again";
    }
}
