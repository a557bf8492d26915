package dev.faultline.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real engine does what it is asked, twice if need be, and what is labelled goes without a trace. */
class DockerEngineIT {
    private RealEngine real;
    private DockerEngine engine;

    @BeforeEach
    void open() {
        real = RealEngine.here();
        engine = real.engine();
    }

    @AfterEach
    void close() throws IOException {
        if (real != null) {
            real.close();
        }
    }

    @Test
    void aContainerIsPausedGoesOnAndIsKilled() throws EngineFailed {
        String container = real.container("db-a");
        assertThat(engine.state(container)).isEqualTo(ContainerState.RUNNING);
        engine.pause(container);
        engine.pause(container);
        assertThat(engine.state(container)).isEqualTo(ContainerState.PAUSED);
        engine.unpause(container);
        engine.unpause(container);
        assertThat(engine.state(container)).isEqualTo(ContainerState.RUNNING);
        engine.kill(container);
        engine.kill(container);
        assertThat(engine.state(container)).isEqualTo(ContainerState.STOPPED);
    }

    @Test
    void aPausedContainerCanBeKilled() throws EngineFailed {
        String container = real.container("db-a");
        engine.pause(container);
        engine.kill(container);
        assertThat(engine.state(container)).isEqualTo(ContainerState.STOPPED);
    }

    @Test
    void whatNeverWasIsGoneAndLeftInPeace() throws EngineFailed {
        assertThat(engine.state("never-was")).isEqualTo(ContainerState.GONE);
        engine.kill("never-was");
        engine.unpause("never-was");
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> engine.pause("never-was"))
                .withMessageContaining("never-was");
    }

    @Test
    void theSweepTakesWhatIsLabelledAndNothingElse() throws EngineFailed {
        String somebodys = real.unlabelled();
        try {
            real.container("db-a");
            String paused = real.container("db-b");
            engine.pause(paused);
            Leftovers leftovers = new Leftovers(engine, new RunLabels(real.run()));

            assertThat(leftovers.sweep())
                    .extracting(Piece::kind)
                    .containsExactly(
                            Piece.Kind.CONTAINER, Piece.Kind.CONTAINER, Piece.Kind.NETWORK, Piece.Kind.NETWORK);

            assertThat(leftovers.found()).isEmpty();
            assertThat(engine.state(paused)).isEqualTo(ContainerState.GONE);
            assertThat(engine.state(somebodys)).isEqualTo(ContainerState.RUNNING);
        } finally {
            real.remove(somebodys);
        }
    }

    @Test
    void theEngineIsFitAndAnImageThatNobodyHasIsNamed() {
        EngineCheck check = new EngineCheck(engine, unused -> {});
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> check.require(List.of("registry.invalid/nobody/has:this")))
                .withMessageContaining("registry.invalid/nobody/has:this")
                .withMessageContaining(".ci/images");
    }

    @Test
    void anEngineThatIsNotThereIsToldAsThat() {
        try (DockerEngine nowhere = DockerEngine.at("unix:///nowhere/docker.sock")) {
            assertThatExceptionOfType(EngineFailed.class)
                    .isThrownBy(nowhere::version)
                    .withMessageContaining("there is no container engine at unix:///nowhere/docker.sock")
                    .withMessageContaining("DOCKER_HOST");
        }
    }
}
