package dev.faultline.observe.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.observe.TestCertificate;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Surroundings;
import dev.faultline.target.StandInServer;
import dev.faultline.timeline.AnchoredClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MandatoryHttpsTest {
    private HttpServer plain;
    private TestCertificate certificate;
    private StandInServer tls;

    @BeforeEach
    void aBalancer() throws Exception {
        certificate = TestCertificate.forAddress("127.0.0.1");
        tls = StandInServer.tls(certificate.server(), 200, "served");
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.start();
    }

    @AfterEach
    void stop() {
        plain.stop(0);
        tls.close();
    }

    @Test
    void aPlainPortThatRedirectsAndTlsWithTheExpectedCertificateAreAsTheyShouldBe() throws Exception {
        redirects(301, "https://127.0.0.1:" + tls.uri().getPort());
        assertThat(look(tls.uri(), certificate.pem()))
                .satisfies(finding ->
                        assertThat(finding.held()).as(finding.found()).isTrue());
    }

    @Test
    void aPlainPortThatServesIsFoundForEveryMethodAndPath() throws Exception {
        answers(200, "");
        assertThat(look(tls.uri(), certificate.pem()).found())
                .contains("GET " + plainUri() + "/ is answered with 200")
                .contains("POST " + plainUri() + "/zones is answered with 200");
    }

    @Test
    void aRedirectionThatIsNotPermanentOrNotToHttpsOnTheSameHostIsNone() throws Exception {
        redirects(302, "https://127.0.0.1");
        assertThat(look(tls.uri(), certificate.pem()).found()).contains("is answered with 302");
        plain.removeContext("/");
        redirects(308, "http://127.0.0.1");
        assertThat(look(tls.uri(), certificate.pem()).found()).contains("is redirected to http://127.0.0.1");
        plain.removeContext("/");
        redirects(308, "https://example.org");
        assertThat(look(tls.uri(), certificate.pem()).found()).contains("is redirected to https://example.org");
    }

    @Test
    void anotherCertificateAnotherHostOrAnOldCertificateIsFound() throws Exception {
        redirects(301, "https://127.0.0.1");
        String another = TestCertificate.forAddress("127.0.0.1").pem();
        assertThat(look(tls.uri(), another).found()).contains("no safe TLS at 127.0.0.1:");
        TestCertificate elsewhere = TestCertificate.forAddress("127.0.0.2");
        try (StandInServer server = StandInServer.tls(elsewhere.server(), 200, "")) {
            assertThat(look(server.uri(), elsewhere.pem()).found()).contains("no safe TLS");
        }
        TestCertificate expired = TestCertificate.expiredForAddress("127.0.0.1");
        try (StandInServer server = StandInServer.tls(expired.server(), 200, "")) {
            assertThat(look(server.uri(), expired.pem()).found()).contains("is not valid now");
        }
    }

    @Test
    void aSystemThatServesItsClientsWithoutTlsIsFound() throws Exception {
        assertThat(look(plainUri(), certificate.pem()))
                .isEqualTo(new Finding(false, "clients are served without TLS, at " + plainUri()));
    }

    @Test
    void aPlainPortThatCannotBeAskedLeavesItUndecided() {
        URI nobody = plainUri();
        plain.stop(0);
        assertThatThrownBy(() -> look(tls.uri(), certificate.pem()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GET " + nobody + "/ could not be asked");
    }

    private void redirects(int status, String to) {
        answers(status, to);
    }

    private void answers(int status, String location) {
        plain.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (!location.isEmpty()) {
                    exchange.getResponseHeaders().set("Location", location + exchange.getRequestURI());
                }
                exchange.sendResponseHeaders(status, -1);
            }
        });
    }

    private URI plainUri() {
        return URI.create("http://127.0.0.1:" + plain.getAddress().getPort());
    }

    private Finding look(URI base, String pem) throws IOException, InterruptedException {
        Surroundings surroundings = new Surroundings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(plainUri()), Optional.of(pem));
        return new MandatoryHttps(AnchoredClock.anchored("test"))
                .look(new Topology("test", base, base, base, base, surroundings, List.of(), List.of()));
    }
}
