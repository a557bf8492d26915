package dev.faultline.fault;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SIGSTOP of the nodes' processes and all that descend from them. At the end they go on, but for a database: it is
 * killed, because a primary that goes on after its standby was promoted would be a second writer.
 */
final class ProcessFreeze implements Injector {
    private static final String DATABASE = "database";

    private final List<Node> nodes;
    private final List<Undo> undos = new ArrayList<>();

    ProcessFreeze(List<Node> nodes) throws IOException, InterruptedException {
        this.nodes = List.copyOf(nodes);
        for (Node node : nodes) {
            undos.add(undo(node, ProcessTree.of(node.process().stream().toList())));
        }
    }

    private static Undo undo(Node node, Collection<ProcessIdentity> processes) {
        return node.service().equals(DATABASE)
                ? new ProcessUndo.Kill(List.copyOf(processes))
                : new ProcessUndo.Continue(List.copyOf(processes));
    }

    @Override
    public List<Undo> undos() {
        return List.copyOf(undos);
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        for (Node node : nodes) {
            freeze(node, guard);
        }
    }

    private void freeze(Node node, Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        List<ProcessIdentity> roots = node.process().stream().toList();
        Set<ProcessIdentity> known = ProcessTree.of(roots);
        var unused = ProcessTree.<IOException>stop(roots, fresh -> {
            List<ProcessIdentity> unknown =
                    fresh.stream().filter(one -> !known.contains(one)).toList();
            if (!unknown.isEmpty()) {
                guard.intend(undo(node, unknown)); // started since the undos were written
            }
        });
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ProcessFreeze::stopped).toList();
    }

    /** All of the node's processes are seen stopped. */
    static Proof stopped(Node node) {
        return () -> {
            Set<ProcessIdentity> tree = ProcessTree.of(node.process().stream().toList());
            for (ProcessIdentity process : tree) {
                if (ProcessState.of(process) != ProcessState.STOPPED) {
                    return Optional.empty();
                }
            }
            return tree.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the processes " + ProcessTree.pids(tree) + " of " + node.name()
                            + " are in state T (stopped)");
        };
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String reverted() {
        return String.join("; ", nodes.stream().map(ProcessFreeze::end).toList());
    }

    private static String end(Node node) {
        return node.service().equals(DATABASE)
                ? "killed " + node.name() + ", frozen till then: a database never goes on, since its standby may have"
                        + " been promoted"
                : "continued " + node.name();
    }
}
