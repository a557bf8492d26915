package dev.faultline.rehearsal.balancer;

import dev.faultline.rehearsal.balancer.BalancerConfig.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes the TLS settings of a server from its key store, in memory. */
final class TlsContext {
    private TlsContext() {}

    /**
     * A context that shows the certificate of this key store.
     *
     * @throws IllegalArgumentException when it is no key store, or the password is wrong
     */
    static SSLContext of(Tls tls) {
        try {
            char[] password = tls.password().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getDecoder().decode(tls.keyStore())), password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tls.keyStore must be a PKCS #12 key store in base 64 that tls.password opens: " + e.getMessage(),
                    e);
        }
    }
}
