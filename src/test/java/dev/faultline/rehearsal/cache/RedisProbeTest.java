package dev.faultline.rehearsal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Redis's answer to INFO, and the name of its binary. */
class RedisProbeTest {
    @Test
    void theProcessIdIsFoundInTheAnswer() throws IOException {
        String info = RedisProbe.bulkString(bytes("$30\r\n# Server\r\nprocess_id:4711\r\nx:1\r\n"));

        assertThat(RedisProbe.processIn(info)).hasValue(4711);
    }

    @Test
    void anotherServersAnswerIsNotTakenForOne() {
        assertThatThrownBy(() -> RedisProbe.bulkString(bytes("HTTP/1.1 400 Bad Request\r\n")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RedisProbe.bulkString(bytes("-LOADING\r\n"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RedisProbe.bulkString(bytes(""))).isInstanceOf(IOException.class);
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

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
