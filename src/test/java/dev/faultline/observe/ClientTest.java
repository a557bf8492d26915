package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.StandInServer;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every observer reaches a system whose balancer proves its name with a certificate that only the target tells of. */
class ClientTest {
    private static final AnchoredClock CLOCK = AnchoredClock.anchored("test");

    @Test
    void aServerWithTheExpectedCertificateIsSpokenTo() throws Exception {
        TestCertificate certificate = TestCertificate.forAddress("127.0.0.1");
        try (StandInServer server = StandInServer.tls(certificate.server(), 200, "served")) {
            assertThat(get(server.uri(), Optional.of(certificate.pem()))).isEqualTo("served");
        }
    }

    @Test
    void aServerWithAnotherCertificateIsNot() throws Exception {
        TestCertificate expected = TestCertificate.forAddress("127.0.0.1");
        try (StandInServer server =
                StandInServer.tls(TestCertificate.forAddress("127.0.0.1").server(), 200, "served")) {
            assertThatThrownBy(() -> get(server.uri(), Optional.of(expected.pem())))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> get(server.uri(), Optional.empty())).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aCertificateForAnotherHostIsNoProof() throws Exception {
        TestCertificate elsewhere = TestCertificate.forAddress("127.0.0.2");
        try (StandInServer server = StandInServer.tls(elsewhere.server(), 200, "served")) {
            assertThatThrownBy(() -> get(server.uri(), Optional.of(elsewhere.pem())))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasStackTraceContaining("127.0.0.1");
        }
    }

    @Test
    void withACertificateWhatIsNotTlsIsSpokenToAsBefore() throws Exception {
        try (StandInServer server = new StandInServer(200, "served")) {
            assertThat(get(
                            server.uri(),
                            Optional.of(TestCertificate.forAddress("127.0.0.1").pem())))
                    .isEqualTo("served");
        }
    }

    @Test
    void whatIsNoCertificateIsToldAsSuch() {
        assertThatThrownBy(() -> Client.named("test", Duration.ofSeconds(1), Optional.of("no certificate")))
                .hasMessageContaining("expected a certificate in PEM");
    }

    @Test
    void proberLoginControlProbeAndReadBackSpeakTls() throws Exception {
        TestCertificate certificate = TestCertificate.forAddress("127.0.0.1");
        String all = "{\"token\":\"t\",\"messages\":[{\"code\":\"123456\"}],\"bookings\":[]}";
        try (StandInServer server = StandInServer.tls(certificate.server(), 200, all)) {
            Topology topology = topology(server.uri(), certificate.pem());
            assertThat(new ReadBack(new SystemSpec.ReadBack("/internal/bookings", 10), topology, "t")
                            .read(new ArrayList<HeldRecord>()::add, CLOCK)
                            .complete())
                    .isTrue();
            List<Event> events = new CopyOnWriteArrayList<>();
            try (ControlProbe control = new ControlProbe(topology, CLOCK, events::add)) {
                Awaitility.await().until(() -> !events.isEmpty());
            }
            assertThat(events.get(0)).isInstanceOf(Event.ControlProbed.class);
            List<Outcome> outcomes = new CopyOnWriteArrayList<>();
            try (Prober prober = prober(topology, outcomes)) {
                Awaitility.await().until(() -> !outcomes.isEmpty());
            }
            assertThat(outcomes).allMatch(Outcome::good);
        }
        try (StandInServer server = StandInServer.tls(certificate.server(), 202, all)) {
            assertThatThrownBy(() -> new Login(
                                    new SystemSpec.Login("/request", "/verify"),
                                    topology(server.uri(), certificate.pem()))
                            .token("+91"))
                    .as("the first step is answered with the 202 that it expects; the second is not")
                    .hasMessageContaining("/messages/%2B91 answered 202 instead of 200");
        }
    }

    private static Prober prober(Topology topology, List<Outcome> outcomes) {
        SystemSpec.Probe probe = new SystemSpec.Probe(
                "zones",
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                "GET",
                "/zones",
                Optional.empty(),
                Optional.empty());
        return new Prober(
                probe,
                new Prober.Access(topology.baseUrl(), topology.surroundings().certificate(), "t", "run"),
                CLOCK,
                new Prober.Sinks(outcomes::add, entry -> {}, event -> {}));
    }

    private static Topology topology(URI uri, String pem) {
        return new Topology(
                "test",
                uri,
                uri,
                uri,
                uri,
                new Topology.Surroundings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(pem)),
                List.of(),
                List.of());
    }

    private static String get(URI uri, Optional<String> certificate) throws Exception {
        return Client.named("test", Duration.ofSeconds(10), certificate)
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
