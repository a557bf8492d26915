package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The configuration of one API instance.
 *
 * @param name the node's name, such as {@code api-a}
 * @param zone the availability zone it stands in
 * @param port 0 for any free one
 * @param database where the database's endpoint is
 * @param redis {@code host:port}
 * @param sms base URL of the SMS gateway
 * @param payments base URL of the payment gateway
 * @param zoneCheck base URL of the zone service
 * @param secrets where the secrets are fetched from as the instance starts
 * @param settings how the instance behaves
 */
public record ApiConfig(
        String name,
        String zone,
        int port,
        DatabaseConfig database,
        String redis,
        String sms,
        String payments,
        String zoneCheck,
        SecretsConfig secrets,
        ApiSettings settings) {
    /** Throws {@link NullPointerException} that names what is missing. */
    public ApiConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(redis, "redis");
        Objects.requireNonNull(sms, "sms");
        Objects.requireNonNull(payments, "payments");
        Objects.requireNonNull(zoneCheck, "zoneCheck");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(settings, "settings");
    }

    /**
     * Where the database is; the password of its user is one of the secrets.
     *
     * @param url a JDBC URL of PostgreSQL
     * @param servers which kind of server may be spoken to there; left out, one that takes writes
     */
    public record DatabaseConfig(String url, String user, Servers servers) {
        /** Fills in what was left out. */
        public DatabaseConfig {
            servers = servers == null ? Servers.WRITER : servers;
        }

        /** A server that takes writes. */
        public DatabaseConfig(String url, String user) {
            this(url, user, Servers.WRITER);
        }
    }

    /** Which kind of database server an instance speaks to. */
    public enum Servers {
        /** One that takes writes; any other is refused as it is connected to, and looked for anew. */
        @JsonProperty("writer")
        WRITER,
        /** Also one that only answers reads: what would write is refused by it. */
        @JsonProperty("any")
        ANY
    }

    /**
     * Where the secrets are.
     *
     * @param url base URL of the parameter store
     * @param token by which the store knows what this instance may read
     */
    public record SecretsConfig(String url, String token) {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return url;
        }
    }
}
