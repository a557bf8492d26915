package dev.faultline.rehearsal.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** What an engine says, and what whoever runs the harness is told about it. The engine's words are those of 20.10. */
class EngineWordsTest {
    private static final EngineWords WORDS = new EngineWords("tcp://127.0.0.1:1");

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        assertThat(WORDS.of(
                        "starting toxiproxy",
                        new InternalServerErrorException(
                                "driver failed programming external connectivity on endpoint x:"
                                        + " Bind for 127.0.0.1:8474 failed: port is already allocated")))
                .startsWith("starting toxiproxy: a port")
                .contains("127.0.0.1:8474")
                .contains("end what listens there");
    }

    @Test
    void aPortThatAProgramOutsideTheEngineHasIsToldAlike() {
        assertThat(
                        WORDS.of(
                                "starting toxiproxy",
                                new InternalServerErrorException(
                                        "Error starting userland proxy: listen tcp4 127.0.0.1:8474: bind: address already in use")))
                .contains("is taken");
    }

    @Test
    void aFullDiskIsToldWithHowToFreeIt() {
        assertThat(WORDS.of(
                        "creating db-a",
                        new InternalServerErrorException("mkdir /var/lib/docker/overlay2/x: no space left on device")))
                .contains("disk is full")
                .contains("docker system prune");
    }

    @Test
    void aMissingImageIsTold() {
        assertThat(WORDS.of("creating db-a", new NotFoundException("No such image: postgres:17")))
                .contains("its image is not on the engine")
                .contains("postgres:17");
    }

    @Test
    void anEngineThatRefusesThisClientIsTold() {
        assertThat(WORDS.of(
                        "asking",
                        new InternalServerErrorException(
                                "client version 1.24 is too old. Minimum supported API version is 1.44")))
                .contains("too old or too new");
    }

    @Test
    void aUserWithoutRightsIsTold() {
        RuntimeException refused = new RuntimeException(new IOException("java.net.BindException: Permission denied"));
        assertThat(WORDS.of("asking", refused)).contains("group `docker`");
    }

    @Test
    void anEngineThatIsNotInstalledIsToldByItsSocket() {
        assertThat(new EngineWords("unix:///nowhere/docker.sock")
                        .of("asking", new RuntimeException(new IOException("No such file or directory"))))
                .contains("there is no container engine at unix:///nowhere/docker.sock")
                .contains("install and start one");
    }

    @Test
    void anEngineThatDoesNotAnswerIsTold() {
        assertThat(WORDS.of("asking", new RuntimeException(new ConnectException("Connection refused"))))
                .contains("tcp://127.0.0.1:1 does not answer (Connection refused)");
    }

    @Test
    void theWordsAreTakenOutOfTheirJson() {
        assertThat(WORDS.of(
                        "killing db-a", new InternalServerErrorException("{\"message\":\"no \\\"such\\\" thing\"}\n")))
                .isEqualTo("killing db-a: the engine answered: no \"such\" thing");
    }

    @Test
    void anythingElseIsToldAsTheEngineSaidIt() {
        assertThat(WORDS.of("killing db-a", new InternalServerErrorException("tried to kill container, but did not")))
                .isEqualTo("killing db-a: the engine answered: tried to kill container, but did not");
    }
}
