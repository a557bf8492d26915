package dev.faultline.fault;

import dev.faultline.scenario.Topology.ContainerIdentity;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.docker.ContainerState;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.Engine;
import dev.faultline.target.docker.EngineFailed;
import java.util.List;

/**
 * A node that is a container.
 *
 * @param node that has a container
 * @param engines opens the engine that it is on
 */
record Contained(Node node, ContainerUndo.Engines engines) {
    /** Something that is done to a container. */
    @FunctionalInterface
    interface Act {
        void on(Engine engine, String container) throws EngineFailed;
    }

    /** Whether each of the nodes is a container. */
    static boolean are(List<Node> nodes) {
        return nodes.stream().allMatch(node -> node.container().isPresent());
    }

    /** The nodes, each of them a container. */
    static List<Contained> of(List<Node> nodes) {
        return nodes.stream().map(Contained::of).toList();
    }

    /** A node that is a container. */
    static Contained of(Node node) {
        return new Contained(node, DockerEngine::at);
    }

    ContainerIdentity identity() {
        return node.container().orElseThrow();
    }

    String name() {
        return node.name();
    }

    void act(Act act) throws EngineFailed {
        try (Engine engine = engines.at(identity().engine())) {
            act.on(engine, identity().id());
        }
    }

    ContainerState state() throws EngineFailed {
        try (Engine engine = engines.at(identity().engine())) {
            return engine.state(identity().id());
        }
    }
}
