package dev.faultline.fault;

import dev.faultline.target.docker.ContainerState;
import dev.faultline.target.docker.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Pauses the nodes' containers: all their processes stand still, their sockets stay open. At the end they go on, but for a
 * database: it is killed, because a primary that goes on after its standby was promoted would be a second writer.
 */
final class ContainerPause implements Injector {
    private static final String DATABASE = "database";

    private final List<Contained> nodes;

    ContainerPause(List<Contained> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public List<Undo> undos() {
        return nodes.stream().map(ContainerPause::undo).toList();
    }

    private static Undo undo(Contained node) {
        return isDatabase(node)
                ? new ContainerUndo.Kill(List.of(node.identity()))
                : new ContainerUndo.Unpause(List.of(node.identity()));
    }

    private static boolean isDatabase(Contained node) {
        return node.node().service().equals(DATABASE);
    }

    @Override
    public void apply(Guard guard) throws IOException, InjectionFailed {
        for (Contained node : nodes) {
            guard.check();
            node.act(Engine::pause);
        }
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ContainerPause::paused).toList();
    }

    /** Its container is seen paused. */
    static Proof paused(Contained node) {
        return () -> node.state() == ContainerState.PAUSED
                ? Optional.of("container " + node.identity().id() + " of " + node.name() + " is paused")
                : Optional.empty();
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String reverted() {
        return String.join("; ", nodes.stream().map(ContainerPause::end).toList());
    }

    private static String end(Contained node) {
        return isDatabase(node)
                ? "killed " + node.name() + ", paused till then: a database never goes on, since its standby may have"
                        + " been promoted"
                : "unpaused " + node.name();
    }
}
