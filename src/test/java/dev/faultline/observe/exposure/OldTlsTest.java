package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.observe.TestCertificate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OldTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource(OldTls.class)
    void aServerOfTodayUnderstandsTheHelloAndRefusesItsVersion(OldTls version) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) TestCertificate.forAddress("127.0.0.1")
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> refused = CompletableFuture.supplyAsync(() -> refusal(server));
            assertThat(version.isTakenAt(address(server), LIMIT)).isFalse();
            assertThat(refused.get(10, TimeUnit.SECONDS))
                    .contains("Client requested protocol " + (version == OldTls.V1_0 ? "TLSv1 " : "TLSv1.1 "));
        }
    }

    private static String refusal(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
            return "taken";
        } catch (SSLException e) {
            return e.getMessage();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aServerThatAnswersWithAHelloOfThatVersionTakesIt() throws Exception {
        assertThat(answeredWith(OldTls.V1_1, hello(2))).isTrue();
        assertThat(answeredWith(OldTls.V1_0, hello(1))).isTrue();
        assertThat(answeredWith(OldTls.V1_1, hello(1))).as("an older one").isFalse();
        assertThat(answeredWith(OldTls.V1_0, hello(2)))
                .as("not what was asked for")
                .isFalse();
        assertThat(answeredWith(OldTls.V1_0, hello(3))).isFalse();
    }

    @Test
    void anAlertOrAnythingElseIsARefusal() throws Exception {
        assertThat(answeredWith(OldTls.V1_1, new byte[] {0x15, 3, 1, 0, 2, 2, 70}))
                .isFalse();
        assertThat(answeredWith(OldTls.V1_1, "HTTP/1.1 400".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(answeredWith(OldTls.V1_1, new byte[0])).isFalse();
    }

    @Test
    void whereNobodyListensNothingIsKnown() throws Exception {
        InetSocketAddress gone;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = address(server);
        }
        assertThatThrownBy(() -> OldTls.V1_0.isTakenAt(gone, LIMIT)).isInstanceOf(ConnectException.class);
    }

    private static byte[] hello(int minor) {
        return new byte[] {0x16, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor, 0, 0};
    }

    private static boolean answeredWith(OldTls version, byte[] answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(answer);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            boolean taken = version.isTakenAt(address(server), LIMIT);
            served.get(10, TimeUnit.SECONDS);
            return taken;
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }
}
