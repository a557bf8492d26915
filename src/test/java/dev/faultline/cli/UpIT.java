package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.control.Platform;
import dev.faultline.run.PackagedCommand;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that serve until they are told to stop. */
class UpIT {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void aSystemThatIsUpAnswersAtItsAddressesAndIsWhollyGoneAfterwards() throws Exception {
        try (PackagedCommand up = PackagedCommand.withTiny("up")) {
            up.awaitLine("Ctrl-C ends it");
            URI clients = address(up, "clients");
            URI sms = address(up, "SMS");
            URI toxiproxy = address(up, "toxiproxy");
            assertThat(get(clients.resolve("/zones"))).contains("andheri");
            assertThat(get(sms.resolve("/messages/+910000000001"))).contains("messages");
            assertThat(get(toxiproxy.resolve("/proxies"))).contains("client-to-balancer");

            up.signal("TERM");

            // As a shell says it of a process that was ended by SIGTERM, 128 + 15.
            assertThat(up.status()).as(up.toString()).isEqualTo(143);
            assertThat(up.err()).isEmpty();
            up.assertNothingIsLeft();
            for (URI gone : List.of(clients, sms, toxiproxy)) {
                assertThatThrownBy(() -> new Socket(gone.getHost(), gone.getPort()).close())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void aSystemComesUpAsAScenarioWantsIt(@TempDir Path scenarios) throws Exception {
        Path tiny = Files.createDirectories(scenarios.resolve("tiny"));
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios/tiny"))) {
            for (Path file : files.toList()) {
                Files.copy(file, tiny.resolve(file.getFileName()));
            }
        }
        Files.writeString(tiny.resolve("freeze.yaml"), "\nplatform: {balancer.tls: on}\n", StandardOpenOption.APPEND);

        try (PackagedCommand up = PackagedCommand.faultline(
                "up",
                "freeze",
                "--system",
                "tiny",
                "--scenarios",
                scenarios.toString(),
                "--reports",
                PackagedCommand.REPORTS.toString())) {
            up.awaitLine("Ctrl-C ends it");

            assertThat(up.out()).anyMatch(line -> line.matches(" +clients +https://.*"));
            up.signal("TERM");
            assertThat(up.status()).as(up.toString()).isEqualTo(143);
            up.assertNothingIsLeft();
        }
    }

    @Test
    void aSystemThatCannotStayUpIsNotSaidToBe() throws Exception {
        try (PackagedCommand up = PackagedCommand.withTiny("up")) {
            up.awaitLine("Ctrl-C ends it");

            PackagedCommand.signal("KILL", up.running(Platform.class));

            assertThat(up.status()).as(up.toString()).isEqualTo(4);
            assertThat(up.err()).contains("the platform of this rehearsal ended by itself");
            up.assertNothingIsLeft();
        }
    }

    @Test
    void aFaultProxyOnATakenPortSaysWhichAndEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PackagedCommand toxics =
                        PackagedCommand.faultline("toxics", "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(toxics.status()).as(toxics.toString()).isEqualTo(4);
            assertThat(toxics.err().lines()).hasSize(1);
            assertThat(toxics.err()).contains("127.0.0.1:" + taken.getLocalPort(), "in use");
        }
    }

    private static URI address(PackagedCommand up, String of) {
        String line = up.out().stream()
                .filter(one -> one.strip().startsWith(of))
                .findFirst()
                .orElseThrow();
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        return URI.create(address.group());
    }

    private String get(URI uri) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", uri, answer.body()).isEqualTo(200);
        return answer.body();
    }
}
