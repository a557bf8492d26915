package dev.faultline.rehearsal.region;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks a region's load balancer for its health, each time over a connection of its own: GET, and only status 200 is
 * healthy. Who gives no sign at all is told from who refuses or answers otherwise: a machine without power does not even
 * refuse. Safe for any thread.
 */
public final class HealthProbe {
    private static final byte[] REQUEST =
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: director\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    /** A status line as in RFC 9112, up to its code. */
    private static final String HEALTHY = "HTTP/1.1 200";

    private final IntSupplier port;
    private final SocketFactory sockets;
    private final Duration limit;

    /**
     * Asks at {@code port}.
     *
     * @param certificate the only one that is trusted, in PEM; empty: without TLS
     * @param limit how long each step of it may stay without an answer: connecting, TLS, the answer
     * @throws IllegalArgumentException when the certificate cannot be read
     */
    public HealthProbe(IntSupplier port, Optional<String> certificate, Duration limit) {
        this.port = port;
        this.sockets = certificate.map(HealthProbe::trusting).orElseGet(SocketFactory::getDefault);
        this.limit = limit;
    }

    /** What a check found. */
    public enum Found {
        /** It answered that it is healthy. */
        HEALTHY,
        /** It refused, hung up, or answered otherwise. */
        UNHEALTHY,
        /** It gave no sign within the limit. */
        SILENT
    }

    /** Asks once. */
    public Found ask() {
        int millis = (int) limit.toMillis();
        try (Socket socket = sockets.createSocket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port.getAsInt()), millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(REQUEST);
            byte[] answer = socket.getInputStream().readNBytes(HEALTHY.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(HEALTHY) ? Found.HEALTHY : Found.UNHEALTHY;
        } catch (IOException e) {
            return isSilence(e) ? Found.SILENT : Found.UNHEALTHY;
        }
    }

    /** A time-out while TLS is agreed on comes as the cause of another failure. */
    private static boolean isSilence(Throwable failure) {
        return failure != null && (failure instanceof SocketTimeoutException || isSilence(failure.getCause()));
    }

    private static SocketFactory trusting(String pem) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "balancer",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "the load balancer's certificate cannot be trusted: " + e.getMessage(), e);
        }
    }
}
