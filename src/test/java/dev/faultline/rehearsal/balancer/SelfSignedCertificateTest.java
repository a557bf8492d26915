package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The certificate that is made for a run. */
class SelfSignedCertificateTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private final SelfSignedCertificate made = SelfSignedCertificate.of(
            List.of("127.0.0.10", "rehearsal.example", "::1", "localhost"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void itIsForTheAddressesAndNamesOfTheServer() throws Exception {
        assertThat(certificate().getSubjectAlternativeNames())
                .extracting(name -> (String) name.get(1))
                .containsExactly("127.0.0.1", "localhost", "127.0.0.10", "rehearsal.example", "0:0:0:0:0:0:0:1");
    }

    @Test
    void itVouchesForItselfWithAKeyOnP256() throws Exception {
        X509Certificate certificate = certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void itIsValidAboutTheTimeItWasMade() throws Exception {
        certificate().checkValidity(Date.from(NOW.minusSeconds(3600)));
        certificate().checkValidity(Date.from(NOW.plusSeconds(86_400 * 29)));
        assertThat(certificate().getNotAfter()).isBefore(Date.from(NOW.plusSeconds(86_400 * 398L)));
    }

    @Test
    void theTextHoldsNoSecretAndTheKeyStoreIsNeverPrinted() {
        assertThat(made.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").doesNotContain("PRIVATE");
        assertThat(made.toString())
                .doesNotContain(made.tls().password())
                .doesNotContain(made.tls().keyStore());
    }

    @Test
    void noTwoAreAlike() {
        SelfSignedCertificate other = SelfSignedCertificate.of(List.of());
        assertThat(other.pem()).isNotEqualTo(made.pem());
        assertThat(other.tls().password()).isNotEqualTo(made.tls().password());
    }

    private X509Certificate certificate() throws Exception {
        return Trust.certificate(made.pem());
    }
}
