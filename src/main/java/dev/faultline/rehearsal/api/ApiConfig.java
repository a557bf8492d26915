package dev.faultline.rehearsal.api;

/**
 * The configuration of one API instance. What is null is not there.
 *
 * @param name the node's name, such as {@code api-a}
 * @param zone the availability zone it stands in
 * @param port 0 for any free one
 * @param database where the database's endpoint is
 * @param redis {@code host:port}
 * @param sms base URL of the SMS gateway
 * @param payments base URL of the payment gateway; without it nothing can be paid
 * @param zoneCheck base URL of the zone service; without it no zone can be checked
 * @param secrets where the secrets are fetched from as the instance starts; without it {@code operator} stands for all
 *     of them but the database's password
 * @param operator the bearer token of {@code /internal/*}, used when there is no {@code secrets}; the keys that sign are
 *     then derived from it, so it must be the same on every instance
 * @param settings how the instance behaves; null for {@link ApiSettings#standard()}
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
        String operator,
        ApiSettings settings) {
    /**
     * Takes the standard settings where none are given.
     *
     * @throws IllegalArgumentException when bookings need a zone check and there is no zone service
     */
    public ApiConfig {
        settings = settings == null ? ApiSettings.standard() : settings;
        if (zoneCheck == null && settings.zoneCheck().required() == ApiSettings.Required.YES) {
            throw new IllegalArgumentException(name + ": bookings need a zone check, so zoneCheck needs a URL");
        }
    }

    /** An instance with the standard settings that neither takes payments nor checks zones. */
    public ApiConfig(
            String name, String zone, int port, DatabaseConfig database, String redis, String sms, String operator) {
        this(name, zone, port, database, redis, sms, null, null, null, operator, null);
    }

    /** Leaves the operator's token out. */
    @Override
    public String toString() {
        return "ApiConfig[" + name + ", port=" + port + ", database=" + database + ", redis=" + redis + ", sms=" + sms
                + ", payments=" + payments + ", zoneCheck=" + zoneCheck + ", secrets=" + secrets + ", " + settings
                + "]";
    }

    /**
     * Where the database is.
     *
     * @param url a JDBC URL of PostgreSQL
     * @param password used when no store gives one
     */
    public record DatabaseConfig(String url, String user, String password) {
        DatabaseConfig withPassword(String other) {
            return new DatabaseConfig(url, user, other);
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return user + " at " + url;
        }
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
