package dev.faultline.fault;

import dev.faultline.target.docker.Engine;
import java.io.IOException;
import java.util.List;

/** The power of a zone or a region whose nodes are containers: they are paused, one right after the other. */
final class ContainerPower implements Power {
    private final List<Contained> nodes;

    /** That of nodes whose containers run. */
    ContainerPower(List<Contained> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public List<String> nodes() {
        return nodes.stream().map(Contained::name).toList();
    }

    @Override
    public List<Undo> undos() {
        return List.of(
                new ContainerUndo.Kill(nodes.stream().map(Contained::identity).toList()));
    }

    /** Asks the guard once: half a place without power is none of the faults that were planned. */
    @Override
    public void cut(Injector.Guard guard) throws IOException, InjectionFailed {
        guard.check();
        for (Contained node : nodes) {
            node.act(Engine::pause);
        }
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ContainerPause::paused).toList();
    }
}
