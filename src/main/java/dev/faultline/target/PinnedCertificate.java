package dev.faultline.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The one certificate that a system under test proves its name with: trusted instead of any authority, since a stand-in
 * signs its own.
 *
 * @param certificate the certificate
 */
public record PinnedCertificate(X509Certificate certificate) {
    /**
     * Reads it.
     *
     * @param pem the certificate in PEM
     * @throws UncheckedIOException when that is not a certificate
     */
    public static PinnedCertificate of(String pem) {
        try {
            return new PinnedCertificate((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException e) {
            throw new UncheckedIOException(new IOException(
                    "the target's certificate cannot be read; expected a certificate in PEM: " + e.getMessage(), e));
        }
    }

    /** TLS that trusts it, and nothing else. Clients must still check that it is for the host they asked for. */
    public SSLContext context() {
        try {
            KeyStore trusted = trusted();
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot trust a certificate: " + e.getMessage(), e);
        }
    }

    /** Writes it where a program finds it that takes its trust from a PKCS#12 file only. */
    public void store(Path file, String password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted().store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot store a certificate: " + e.getMessage(), e);
        }
    }

    private KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("system", certificate);
        return trusted;
    }
}
