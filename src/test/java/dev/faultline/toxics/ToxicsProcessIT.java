package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault proxy as a process: it says when it is ready, and ends with its owner. */
class ToxicsProcessIT {
    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void itServesUntilItsOwnerIsGone() throws Exception {
        try (Upstream upstream = Upstream.echo()) {
            start("{\"host\":\"127.0.0.1\",\"port\":0}");
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String ready = out.readLine();
            assertThat(ready).matches("READY \\{\"port\":\\d+}");
            int port = new ObjectMapper()
                    .readTree(ready.substring("READY ".length()))
                    .get("port")
                    .intValue();

            Proxy proxy = new ToxiproxyClient("127.0.0.1", port).createProxy("p", "127.0.0.1:0", upstream.address());
            try (Client client = Client.of(proxy)) {
                assertThat(client.ask("hello")).isEqualTo("hello");
                process.outputWriter().close();

                assertThat(client.isAtEnd()).isTrue();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).as("nothing else on standard output").isNull();
            assertThatThrownBy(() -> Client.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void badInputIsSaidInOneLine() throws Exception {
        start("{\"host\":\"127.0.0.1\",\"port\":\"x\"}");

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(Files.readAllLines(errors()))
                .singleElement()
                .asString()
                .contains("expected {\"host\":\"127.0.0.1\",\"port\":0}", "\"port\":\"x\"");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("{\"host\":\"127.0.0.1\",\"port\":" + taken.getLocalPort() + "}");

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(4);
            assertThat(errors()).content().contains("127.0.0.1:" + taken.getLocalPort(), "Address already in use");
        }
    }

    private void start(String firstLine) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToxicsProcess.class.getName())
                .redirectError(errors().toFile())
                .start();
        var in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(firstLine + "\n");
        in.flush();
    }

    private Path errors() {
        return folder.resolve("errors");
    }
}
