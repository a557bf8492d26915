package dev.faultline.rehearsal.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.rehearsal.firewall.FirewallMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The configuration of the load balancer. Only the certificate may be left out.
 *
 * @param port where requests come in, over TLS if that is configured; 0 for any free one
 * @param plainPort where requests come in without TLS; 0 for any free one
 * @param adminPort where its administration is; 0 for any free one
 * @param publicPort where clients reach {@code port}, to be redirected there
 * @param tls the certificate; {@code null}: {@code port} is without TLS
 * @param redirect what the plain port does while there is TLS
 * @param firewall what is done with requests that match a rule
 * @param floodLimit requests per second that one client may make; 0: any number
 * @param targets where requests go at start
 * @param health how targets are checked
 * @param requestTimeout how long a target may take to answer before the client is told 504
 */
public record BalancerConfig(
        int port,
        int plainPort,
        int adminPort,
        int publicPort,
        Tls tls,
        Redirect redirect,
        FirewallMode firewall,
        int floodLimit,
        List<TargetConfig> targets,
        HealthConfig health,
        Duration requestTimeout) {
    /** Throws {@link NullPointerException} that names what is missing; copies the list, so that the record cannot change. */
    public BalancerConfig {
        Objects.requireNonNull(redirect, "redirect");
        Objects.requireNonNull(firewall, "firewall");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(requestTimeout, "requestTimeout");
        targets = List.copyOf(Objects.requireNonNull(targets, "targets"));
    }

    /** One target. */
    public record TargetConfig(String name, String zone, String host, int port) {}

    /**
     * The certificate and its private key.
     *
     * @param keyStore PKCS #12 in base 64
     * @param password of the key store and of the key in it
     */
    public record Tls(String keyStore, String password) {
        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "Tls[…]";
        }
    }

    /** What the plain port does while there is TLS. */
    public enum Redirect {
        /** It sends clients to https. */
        @JsonProperty("on")
        ON,
        /** It serves as the port with TLS does. */
        @JsonProperty("off")
        OFF
    }

    /** Whether targets are checked. */
    public enum Checks {
        /** Only targets that pass are in rotation. */
        @JsonProperty("on")
        ON,
        /** Every target stays in rotation for ever. */
        @JsonProperty("off")
        OFF
    }

    /**
     * How targets are checked.
     *
     * @param path asked for with GET; only 200 passes
     * @param interval between the end of a check and the next one of the same target
     * @param timeout how long a check may take
     * @param unhealthyAfter so many failed checks in a row take a target out of rotation
     * @param healthyAfter so many passed checks in a row bring it back
     */
    public record HealthConfig(
            String path, Duration interval, Duration timeout, int unhealthyAfter, int healthyAfter, Checks checks) {}
}
