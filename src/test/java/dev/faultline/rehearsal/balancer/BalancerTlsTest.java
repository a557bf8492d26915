package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.balancer.BalancerConfig.Tls;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.process.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TLS at the balancer, and what becomes of clients that come without it. */
class BalancerTlsTest {
    private final StandInTarget target = new StandInTarget("a", 0);
    private final SelfSignedCertificate certificate = SelfSignedCertificate.of(List.of("127.0.0.10"));
    private RunningBalancer balancer;

    @AfterEach
    void close() throws Exception {
        if (balancer != null) {
            balancer.close();
        }
        target.close();
    }

    @Test
    void clientsThatTrustTheCertificateAreServedOverTls() throws Exception {
        start(Redirect.ON, 443);
        for (String host : List.of("127.0.0.1", "localhost")) {
            HttpResponse<String> answer = send(trusting(), "https://" + host + ":" + balancer.port() + "/echo", "{}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void clientsThatDoNotTrustItAreNot() throws Exception {
        start(Redirect.ON, 443);
        HttpClient stranger = HttpClient.newHttpClient();
        assertThatThrownBy(() -> send(stranger, "https://127.0.0.1:" + balancer.port() + "/echo", "{}"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void clientsWithoutTlsAreSentToTheSameAddressWithIt() throws Exception {
        start(Redirect.ON, 8443);
        HttpResponse<String> answer = send(trusting(), plain("/availability?zone=a%20b&date=2026-12-01"), "{}");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location"))
                .contains("https://127.0.0.1:8443/availability?zone=a%20b&date=2026-12-01");
        assertThat(target.requests()).isZero();
    }

    @Test
    void thePortThatEveryClientKnowsIsLeftOut() throws Exception {
        start(Redirect.ON, 443);
        assertThat(send(trusting(), plain("/zones"), "{}").headers().firstValue("Location"))
                .contains("https://127.0.0.1/zones");
    }

    @Test
    void aRedirectLeadsToWhereTheRequestIsServed() throws Exception {
        int port = new FreePorts().next();
        start(port, Redirect.ON, port);
        URI secure = URI.create(send(trusting(), plain("/zones"), "{}")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(send(trusting(), secure.toString(), "{}").body()).isEqualTo("a");
    }

    @Test
    void withoutRedirectThePlainPortServes() throws Exception {
        start(Redirect.OFF, 443);
        assertThat(send(trusting(), plain("/zones"), "{}").body()).isEqualTo("a");
    }

    @Test
    void thePlainPortIsGuardedToo() throws Exception {
        start(Redirect.ON, 443);
        assertThat(send(trusting(), plain("/zones?z=%3Cscript%3E"), "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aKeyStoreThatCannotBeOpenedIsSaidToBeSo() {
        Tls wrong = new Tls(certificate.tls().keyStore(), "not the password");
        assertThatThrownBy(() -> TlsContext.of(wrong))
                .hasMessageContaining("tls.keyStore")
                .hasMessageContaining("tls.password");
        assertThatThrownBy(() -> TlsContext.of(new Tls("%", ""))).hasMessageContaining("tls.keyStore");
    }

    private HttpClient trusting() throws Exception {
        return HttpClient.newBuilder()
                .sslContext(Trust.only(certificate.pem()))
                .version(HttpClient.Version.HTTP_2)
                .build();
    }

    private void start(Redirect redirect, int publicPort) throws InterruptedException {
        start(0, redirect, publicPort);
    }

    private void start(int port, Redirect redirect, int publicPort) throws InterruptedException {
        balancer = RunningBalancer.start(new BalancerConfig(
                port,
                0,
                0,
                publicPort,
                certificate.tls(),
                redirect,
                FirewallMode.BLOCK,
                0,
                RunningBalancer.targets(target.port()),
                RunningBalancer.health(Checks.OFF),
                RunningBalancer.PATIENT));
    }

    private String plain(String path) {
        return "http://127.0.0.1:" + balancer.plainPort() + path;
    }

    private static HttpResponse<String> send(HttpClient client, String uri, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
