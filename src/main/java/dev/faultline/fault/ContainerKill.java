package dev.faultline.fault;

import dev.faultline.target.docker.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Kills the nodes' containers. It heals itself: a supervisor puts others in their place. */
final class ContainerKill implements Injector {
    private final List<Contained> nodes;

    ContainerKill(List<Contained> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** What was not killed any more when the harness died is killed all the same. */
    @Override
    public List<Undo> undos() {
        return List.of(
                new ContainerUndo.Kill(nodes.stream().map(Contained::identity).toList()));
    }

    @Override
    public void apply(Guard guard) throws IOException, InjectionFailed {
        for (Contained node : nodes) {
            guard.check();
            node.act(Engine::kill);
        }
    }

    @Override
    public List<Proof> proofs() {
        return nodes.stream().map(ContainerKill::gone).toList();
    }

    private static Proof gone(Contained node) {
        String what = "container " + node.identity().id() + " of " + node.name();
        return () -> switch (node.state()) {
            case GONE -> Optional.of(what + " is gone");
            case STOPPED -> Optional.of(what + " has stopped");
            case RUNNING, PAUSED -> Optional.empty();
        };
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String reverted() {
        return "nothing to undo, it heals itself: what supervises "
                + String.join(", ", nodes.stream().map(Contained::name).toList()) + " is to start it again";
    }
}
