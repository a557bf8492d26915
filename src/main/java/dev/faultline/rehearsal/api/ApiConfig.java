package dev.faultline.rehearsal.api;

/**
 * The configuration of one API instance.
 *
 * @param name the node's name, such as {@code api-a}
 * @param zone the availability zone it stands in
 * @param port 0 for any free one
 * @param database where the database's endpoint is
 * @param redis {@code host:port}
 * @param sms base URL of the SMS gateway
 * @param operator the bearer token of {@code /internal/*}; the key that signs users' tokens is derived from it, so it
 *     must be the same on every instance
 */
public record ApiConfig(
        String name, String zone, int port, DatabaseConfig database, String redis, String sms, String operator) {
    /**
     * Where the database is.
     *
     * @param url a JDBC URL of PostgreSQL
     */
    public record DatabaseConfig(String url, String user, String password) {}
}
