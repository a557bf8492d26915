package dev.faultline.fault;

import dev.faultline.scenario.Topology.ContainerIdentity;
import dev.faultline.target.docker.ContainerState;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.Engine;
import dev.faultline.target.docker.EngineFailed;
import dev.faultline.target.docker.Leftovers;
import dev.faultline.target.docker.Piece;
import dev.faultline.target.docker.RunLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How something is taken back on a container engine. An engine that does not answer has not said that it is taken back:
 * containers go on without the harness, and without the engine's daemon too.
 */
public sealed interface ContainerUndo extends Undo {
    /** Does it on the engines that it is about. */
    void perform(Engines engines) throws IOException;

    /** What is still to be taken back on them, in words; empty when it was seen that nothing is. */
    Optional<String> remaining(Engines engines) throws IOException;

    /** Opens engines by where they are. */
    @FunctionalInterface
    interface Engines {
        Engine at(String host);
    }

    @Override
    default void perform() throws IOException {
        perform(DockerEngine::at);
    }

    @Override
    default Optional<String> remaining() throws IOException {
        return remaining(DockerEngine::at);
    }

    /** Paused containers go on. Never for a database: see {@link Kill}. */
    record Unpause(List<ContainerIdentity> containers) implements ContainerUndo {
        /** Copies the list, so that the record cannot change. */
        public Unpause {
            containers = List.copyOf(containers);
        }

        @Override
        public void perform(Engines engines) throws IOException {
            onEach(containers, engines, Engine::unpause);
        }

        @Override
        public Optional<String> remaining(Engines engines) throws IOException {
            return inState(containers, engines, List.of(ContainerState.PAUSED))
                    .map(paused -> "the containers " + paused + " are still paused");
        }

        @Override
        public String inWords() {
            return "unpaused the containers " + ids(containers);
        }
    }

    /**
     * Containers are killed. It finishes a kill that was cut short, and it ends the pause of a database: once a promotion
     * has begun, a database that goes on would be a second writer.
     */
    record Kill(List<ContainerIdentity> containers) implements ContainerUndo {
        /** Copies the list, so that the record cannot change. */
        public Kill {
            containers = List.copyOf(containers);
        }

        @Override
        public void perform(Engines engines) throws IOException {
            onEach(containers, engines, Engine::kill);
        }

        @Override
        public Optional<String> remaining(Engines engines) throws IOException {
            return inState(containers, engines, List.of(ContainerState.PAUSED, ContainerState.RUNNING))
                    .map(alive -> "the containers " + alive + " are still there");
        }

        @Override
        public String inWords() {
            return "killed the containers " + ids(containers);
        }
    }

    /**
     * Everything on an engine that a run has labelled as its own is removed: the end of a platform whose owner is gone.
     *
     * @param engine where the engine is, as DOCKER_HOST would say it
     * @param run the run's id
     */
    record Remove(String engine, String run) implements ContainerUndo {
        @Override
        public void perform(Engines engines) throws IOException {
            try (Engine opened = engines.at(engine)) {
                new Leftovers(opened, new RunLabels(run)).sweep();
            }
        }

        @Override
        public Optional<String> remaining(Engines engines) throws IOException {
            try (Engine opened = engines.at(engine)) {
                List<Piece> found = new Leftovers(opened, new RunLabels(run)).found();
                return found.isEmpty()
                        ? Optional.empty()
                        : Optional.of("on the engine at " + engine + " these are still there: "
                                + found.stream().map(Piece::toString).collect(Collectors.joining(", ")));
            }
        }

        @Override
        public String inWords() {
            return "removed the containers, networks and volumes of run " + run + " from the engine at " + engine;
        }
    }

    private static void onEach(List<ContainerIdentity> containers, Engines engines, Contained.Act act)
            throws EngineFailed {
        for (ContainerIdentity container : containers) {
            try (Engine engine = engines.at(container.engine())) {
                act.on(engine, container.id());
            }
        }
    }

    private static Optional<String> inState(
            List<ContainerIdentity> containers, Engines engines, List<ContainerState> states) throws EngineFailed {
        List<ContainerIdentity> found = new ArrayList<>();
        for (ContainerIdentity container : containers) {
            try (Engine engine = engines.at(container.engine())) {
                if (states.contains(engine.state(container.id()))) {
                    found.add(container);
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(ids(found));
    }

    private static String ids(List<ContainerIdentity> containers) {
        return containers.stream().map(ContainerIdentity::id).toList().toString();
    }
}
