package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The bytes that went through a proxy are counted each way, under Toxiproxy's names. */
class TrafficMetricsTest extends ConnectedFixture {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void bytesAreCountedEachWayAsTheyPass() throws IOException {
        client.ask("0123456789"); // after "warm"

        await().untilAsserted(() -> {
            assertThat(metrics()).contains(count("received", "upstream", 14), count("sent", "upstream", 14));
            assertThat(metrics()).contains(count("received", "downstream", 14), count("sent", "downstream", 14));
        });
    }

    @Test
    void bytesThatAToxicKeepsBackAreReceivedButNotSent() throws Exception {
        proxy.toxics().timeout("black-hole", UPSTREAM, 0);
        client.send("swallowed");

        await().untilAsserted(() -> assertThat(metrics()).contains(count("received", "upstream", 13)));
        assertThat(metrics()).contains(count("sent", "upstream", 4));
    }

    @Test
    void itIsThePrometheusTextFormat() throws Exception {
        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).contains("# TYPE toxiproxy_proxy_received_bytes_total counter\n");
    }

    private String count(String what, String direction, int bytes) {
        return "toxiproxy_proxy_" + what + "_bytes_total{direction=\"" + direction + "\",listener=\""
                + proxy.getListen() + "\",proxy=\"link\",upstream=\"" + upstream.address() + "\"} " + bytes + ".0\n";
    }

    private String metrics() throws IOException, InterruptedException {
        return ask().body();
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.apiUri().resolve("/metrics")).build(), BodyHandlers.ofString());
    }
}
