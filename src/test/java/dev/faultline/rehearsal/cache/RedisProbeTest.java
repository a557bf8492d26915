package dev.faultline.rehearsal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis's answer to INFO, and the name of its binary. */
class RedisProbeTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    @Test
    void theProcessIdIsFoundInTheAnswer() {
        assertThat(RedisProbe.processIn("# Server\r\nprocess_id:4711\r\nx:1\r\n"))
                .hasValue(4711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "-LOADING\r\n", ":7\r\n", ""})
    void anotherServersAnswerIsNotTakenForOne(String answer) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerOnce(other, answer), "not-redis");
            thread.start();

            assertThat(RedisProbe.processAt(other.getLocalPort(), LIMIT)).isEmpty();
            other.close();
            thread.join();
        }
    }

    @Test
    void eachMachineHasItsBinary() {
        assertThat(RedisBinary.resource("Linux", "amd64")).isEqualTo("/redis-server-7.0.15-linux-amd64");
        assertThat(RedisBinary.resource("Linux", "aarch64")).isEqualTo("/redis-server-7.0.15-linux-arm64");
        assertThat(RedisBinary.resource("Mac OS X", "x86_64")).isEqualTo("/redis-server-7.0.15-darwin-amd64");
        for (String architecture : new String[] {"amd64", "aarch64"}) {
            assertThat(RedisProbeTest.class.getResource(RedisBinary.resource("Linux", architecture)))
                    .isNotNull();
            assertThat(RedisProbeTest.class.getResource(RedisBinary.resource("Mac OS X", architecture)))
                    .isNotNull();
        }
    }

    private static void answerOnce(ServerSocket listener, String answer) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            // The client's question is read too, since closing over it would reset the connection.
            client.getInputStream().readNBytes(1);
        } catch (IOException gone) {
            // The test has seen what it wanted.
        }
    }
}
