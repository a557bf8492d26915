package dev.faultline.rehearsal.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container says goes where its command's outputs were to go. */
class ContainerOutputTest {
    private final ByteArrayOutputStream reader = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void nameTheLog() throws IOException {
        log = Files.writeString(folder.resolve("node.log"), "before\n");
    }

    @Test
    void aProtocolIsReadAndErrorsAreLoggedAfterWhatIsThere() throws IOException {
        ProcessBuilder command = new ProcessBuilder("x").redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try (ContainerOutput output = ContainerOutput.of(command, reader)) {
            output.onNext(frame(StreamType.STDOUT, "READY {}\n"));
            output.onNext(frame(StreamType.STDERR, "a warning\n"));
        }
        assertThat(reader).hasToString("READY {}\n");
        assertThat(log).hasContent("before\na warning\n");
    }

    @Test
    void bothCanGoToOneLog() throws IOException {
        ProcessBuilder command = new ProcessBuilder("x")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try (ContainerOutput output = ContainerOutput.of(command, reader)) {
            output.onNext(frame(StreamType.STDERR, "one\n"));
            output.onNext(frame(StreamType.STDOUT, "two\n"));
        }
        assertThat(log).hasContent("before\none\ntwo\n");
        assertThat(reader.size()).isZero();
    }

    private static Frame frame(StreamType type, String text) {
        return new Frame(type, text.getBytes(StandardCharsets.UTF_8));
    }
}
