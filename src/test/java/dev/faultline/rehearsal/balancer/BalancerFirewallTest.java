package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.firewall.FirewallMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The firewall and the flood limit where they are used: over real sockets, in front of a target that counts. */
class BalancerFirewallTest {
    private final StandInTarget target = new StandInTarget("a", 0);
    private RunningBalancer balancer;

    @AfterEach
    void close() throws Exception {
        balancer.close();
        target.close();
    }

    @Test
    void anAttackInTheQueryNeverReachesATarget() throws Exception {
        start(FirewallMode.BLOCK, 0);
        HttpResponse<String> answer = balancer.get("/availability?zone=%27%20OR%20%271%27=%271");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"error\":\"blocked\",\"rule\":\"sql-tautology\"}");
        assertThat(target.requests()).isZero();
        assertThat(balancer.metrics())
                .contains(
                        "balancer_blocked_total{rule=\"sql-tautology\"} 1.0",
                        "balancer_requests_total{class=\"4xx\"} 1.0");
    }

    @Test
    void anAttackInTheBodyNeverReachesATarget() throws Exception {
        start(FirewallMode.BLOCK, 0);
        assertThat(balancer.post("/otp/request", "{\"phone\":\"<script>alert(1)</script>\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(target.requests()).isZero();
        assertThat(balancer.post("/echo", "{}").statusCode())
                .as("the connection is still good")
                .isEqualTo(200);
    }

    @Test
    void aFirewallThatOnlyCountsLetsAnAttackThrough() throws Exception {
        start(FirewallMode.COUNT, 0);
        String attack = "{\"phone\":\"' OR 1=1 --\"}";
        assertThat(balancer.post("/echo", attack).body()).isEqualTo(attack);
        assertThat(balancer.metrics())
                .contains(
                        "balancer_counted_total{rule=\"sql-tautology\"} 1.0",
                        "balancer_blocked_total{rule=\"sql-tautology\"} 0.0");
    }

    @Test
    void honestBodiesOfAnyAllowedLengthArriveIntact() throws Exception {
        start(FirewallMode.BLOCK, 0);
        for (int length : List.of(0, 1, 100, 1023, 1024, 4096, 16_383, 16_384)) {
            String body = "a1b2".repeat(length / 4 + 1).substring(0, length);
            assertThat(balancer.post("/echo", body).body())
                    .as("%d bytes", length)
                    .isEqualTo(body);
        }
    }

    @Test
    void honestBodiesOfUnknownLengthArriveIntact() throws Exception {
        start(FirewallMode.BLOCK, 0);
        for (int length : List.of(1, 5000, 16_384)) {
            String body = "z".repeat(length);
            assertThat(chunked(body).body()).as("%d bytes", length).isEqualTo(body);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItIsSent() throws Exception {
        start(FirewallMode.BLOCK, 0);
        String tooLong = "{\"phone\":\"" + "9".repeat(16 * 1024) + "\"}";
        assertThat(balancer.post("/echo", tooLong).body()).contains("oversize-body");
        assertThat(chunked(tooLong).body()).contains("oversize-body");
        assertThat(target.requests()).isZero();
    }

    @Test
    void aLongBodyThatIsOnlyCountedArrivesIntact() throws Exception {
        start(FirewallMode.COUNT, 0);
        String body = "x".repeat(300_000);
        assertThat(balancer.post("/echo", body).body()).isEqualTo(body);
        assertThat(chunked(body).body()).isEqualTo(body);
    }

    @Test
    void aBodyThatTheClientHoldsBackUntilItIsAskedForArrivesIntact() throws Exception {
        start(FirewallMode.BLOCK, 0);
        String body = "{\"phone\":\"+919876543210\"}";
        HttpRequest.Builder waiting = HttpRequest.newBuilder(balancer.uri("/echo"))
                .expectContinue(true)
                .POST(BodyPublishers.ofString(body));
        assertThat(balancer.send(waiting).body()).isEqualTo(body);
    }

    @Test
    void aBodyThatDribblesInArrivesIntact() throws Exception {
        start(FirewallMode.BLOCK, 0);
        String body = "{\"slotId\":\"andheri-2026-12-01-09\"}";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
            socket.setTcpNoDelay(true);
            String head = "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n";
            for (byte each : (head + body).getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(each);
                socket.getOutputStream().flush();
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .endsWith(body);
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsBodyHurtsNobody() throws Exception {
        start(FirewallMode.BLOCK, 0);
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
                socket.getOutputStream()
                        .write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"a"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(balancer.post("/echo", "{}").body()).isEqualTo("{}");
    }

    @Test
    void aClientBeyondItsLimitIsToldToWaitAndOthersAreNot() throws Exception {
        start(FirewallMode.BLOCK, 1);
        assertThat(fromClient("10.0.0.1").statusCode()).isEqualTo(200);
        List<HttpResponse<String>> flood = IntStream.range(0, 5)
                .mapToObj(any -> fromClient("10.0.0.1, 127.0.0.1"))
                .toList();
        HttpResponse<String> refused = flood.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(fromClient("10.0.0.2").statusCode()).isEqualTo(200);
        assertThat(fromClient("").statusCode())
                .as("without the header, the connection's address counts")
                .isEqualTo(200);
        assertThat(balancer.metrics()).containsPattern("balancer_limited_total [1-5]\\.0");
    }

    @Test
    void theTargetSeesTheClientsAddressAndThatOfItsConnection() throws Exception {
        start(FirewallMode.BLOCK, 0);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(balancer.uri("/forwarded")).header("X-Forwarded-For", "10.1.2.3");
        assertThat(balancer.send(request).body().replace(" ", "")).isEqualTo("10.1.2.3,127.0.0.1");
    }

    private void start(FirewallMode mode, int floodLimit) throws InterruptedException {
        balancer = RunningBalancer.start(new BalancerConfig(
                0,
                0,
                0,
                RunningBalancer.UNUSED,
                null,
                Redirect.ON,
                mode,
                floodLimit,
                RunningBalancer.targets(target.port()),
                RunningBalancer.health(Checks.OFF),
                RunningBalancer.PATIENT));
    }

    private HttpResponse<String> fromClient(String address) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(balancer.uri("/zones"));
            return balancer.send(address.isEmpty() ? request : request.header("X-Forwarded-For", address));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError("No answer from the balancer", failed);
        }
    }

    private HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        InputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return balancer.send(
                HttpRequest.newBuilder(balancer.uri("/echo")).POST(BodyPublishers.ofInputStream(() -> bytes)));
    }
}
