package dev.faultline.observe.exposure;

import dev.faultline.target.PinnedCertificate;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Looks at the TLS of one server: its certificate, and that it takes no version older than 1.2. */
final class TlsCheck {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final String host;
    private final int port;
    private final Optional<PinnedCertificate> expected;
    private final RunClock clock;

    /** Of the server at a URL; without an expected certificate, one that an authority of this machine vouches for. */
    TlsCheck(URI server, Optional<PinnedCertificate> expected, RunClock clock) {
        this.host = server.getHost();
        this.port = PublicPorts.port(server);
        this.expected = expected;
        this.clock = clock;
    }

    /**
     * Adds to {@code exposed} whatever is wrong.
     *
     * @throws IOException when nobody answers at all
     */
    void look(List<String> exposed) throws IOException {
        try {
            certificate(handshake(), exposed);
        } catch (SSLException e) {
            exposed.add("no safe TLS at " + where() + ": " + e.getMessage());
        }
        for (OldTls version : OldTls.values()) {
            if (version.isTakenAt(new InetSocketAddress(host, port), LIMIT)) {
                exposed.add(where() + " takes " + version.words());
            }
        }
    }

    /** The certificate that the server shows to a client which checks that it is for this host. */
    private X509Certificate handshake() throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
            plain.setSoTimeout((int) LIMIT.toMillis());
            try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                Certificate first = socket.getSession().getPeerCertificates()[0];
                return (X509Certificate) first;
            }
        }
    }

    private SSLContext context() {
        try {
            return expected.isPresent() ? expected.get().context() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** A certificate that is trusted by itself is not asked for its dates by Java. */
    private void certificate(X509Certificate shown, List<String> exposed) {
        expected.filter(certificate -> !certificate.certificate().equals(shown))
                .ifPresent(certificate -> exposed.add(where() + " shows another certificate than the target tells"));
        try {
            shown.checkValidity(Date.from(clock.now()));
        } catch (CertificateException e) {
            exposed.add("the certificate of " + where() + " is not valid now: " + e.getMessage());
        }
    }

    private String where() {
        return host + ":" + port;
    }
}
