package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.protocol.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** The balancer as the process it is in a run, with its little memory, under a thousand connections that stay open. */
class BalancerLoadIT {
    private static final int CONNECTIONS = 1000;
    private static final int REQUESTS_PER_CONNECTION = 5;
    private static final int CLIENT_THREADS = 8;

    private final SelfSignedCertificate certificate = SelfSignedCertificate.of(List.of());

    @Test
    void aThousandKeptConnectionsOverTlsAreServedWithoutAFailure() throws Exception {
        try (StandInTarget a = new StandInTarget("a", 0);
                StandInTarget b = new StandInTarget("b", 0)) {
            Process balancer = start(a.port(), b.port());
            try {
                int port = ready(balancer).get("port").intValue();
                assertThat(failures(port)).isEmpty();
                assertThat(a.requests() + b.requests()).isEqualTo(CONNECTIONS * REQUESTS_PER_CONNECTION);
            } finally {
                balancer.getOutputStream().close();
                if (!balancer.waitFor(20, TimeUnit.SECONDS)) {
                    balancer.destroyForcibly();
                }
            }
            assertThat(balancer.exitValue()).isZero();
        }
    }

    private Process start(int... ports) throws IOException {
        BalancerConfig config = new BalancerConfig(
                0,
                0,
                0,
                RunningBalancer.UNUSED,
                certificate.tls(),
                BalancerConfig.Redirect.ON,
                FirewallMode.BLOCK,
                1_000_000,
                RunningBalancer.targets(ports),
                RunningBalancer.health(Checks.OFF),
                RunningBalancer.PATIENT);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx96m",
                        Balancer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(Json.MAPPER.writeValueAsString(config) + "\n");
        input.flush();
        return process;
    }

    private static JsonNode ready(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        assertThat(line).startsWith("READY ");
        return Json.MAPPER.readTree(line.substring("READY ".length()));
    }

    private List<String> failures(int port) throws Exception {
        SocketFactory tls = Trust.only(certificate.pem()).getSocketFactory();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENT_THREADS);
        try {
            List<Future<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENT_THREADS; i++) {
                Callable<List<String>> client = () -> converse(tls, port, CONNECTIONS / CLIENT_THREADS);
                clients.add(threads.submit(client));
            }
            List<String> failures = new ArrayList<>();
            for (Future<List<String>> client : clients) {
                failures.addAll(client.get());
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Opens its connections, keeps them, and sends a request on each of them in turn. */
    private static List<String> converse(SocketFactory tls, int port, int connections) throws IOException {
        List<Socket> open = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Socket socket = tls.createSocket("127.0.0.1", port);
                socket.setSoTimeout(60_000);
                open.add(socket);
            }
            for (int round = 0; round < REQUESTS_PER_CONNECTION; round++) {
                for (Socket socket : open) {
                    String body = "{\"phone\":\"+91987654" + round + "210\"}";
                    String answer = ask(socket, body);
                    if (!answer.startsWith("HTTP/1.1 200") || !answer.endsWith(body)) {
                        failures.add(answer);
                    }
                }
            }
            return failures;
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** The answer to one request, read up to the length of its body, which is the same as what was sent. */
    private static String ask(Socket socket, String body) throws IOException {
        OutputStream out = socket.getOutputStream();
        String request = "POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.7\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return answer + "(closed)";
            }
            answer.append((char) next);
        }
        return answer + new String(in.readNBytes(body.length()), StandardCharsets.US_ASCII);
    }
}
