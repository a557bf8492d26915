package dev.faultline.rehearsal.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.rehearsal.api.ApiConfig.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections to the database's endpoint, made to get over a fail-over quickly: nothing waits longer than a few
 * hundred milliseconds for a connection that has become useless.
 */
final class ConnectionPool implements AutoCloseable {
    /** How long a request waits for a connection. */
    static final Duration CONNECTION_LIMIT = Duration.ofSeconds(1);
    /** How long an answer may take: bounds what a frozen server can hold. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private static final Duration VALIDATION_LIMIT = Duration.ofMillis(250);
    private static final Duration LEAST_TIME_BETWEEN_EVICTIONS = Duration.ofMillis(250);

    private final int size;
    private final PatientDataSource source;
    private final HikariDataSource pool;
    private final AtomicLong lastEviction = new AtomicLong(System.nanoTime());

    /** At most {@code size} connections, which the server lists under the instance's name. */
    ConnectionPool(String instance, ApiConfig.DatabaseConfig database, String password, int size) {
        this.size = size;
        Properties properties = properties(instance, database, password);
        source = new PatientDataSource(new org.postgresql.Driver(), database.url(), properties);
        pool = new HikariDataSource(settings(instance, source, size, database.servers()));
    }

    private static Properties properties(String instance, ApiConfig.DatabaseConfig database, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", instance);
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", "1"); // A frozen server accepts, then says nothing.
        properties.setProperty("socketTimeout", Long.toString(ANSWER_LIMIT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        if (database.servers() == Servers.WRITER) {
            // A server that is a standby (still, or again) is refused as it connects, and asked anew each time.
            properties.setProperty("targetServerType", "primary");
        }
        properties.setProperty("hostRecheckSeconds", "0");
        properties.setProperty("prepareThreshold", "1");
        return properties;
    }

    private static HikariConfig settings(String name, PatientDataSource source, int size, Servers servers) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setDataSource(source);
        settings.setMaximumPoolSize(size);
        settings.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
        settings.setValidationTimeout(VALIDATION_LIMIT.toMillis());
        settings.setInitializationFailTimeout(-1); // Starts also while the database is not there.
        if (servers == Servers.WRITER) {
            settings.setExceptionOverride(new EvictFormerPrimary());
        }
        return settings;
    }

    /**
     * A connection in auto-commit mode.
     *
     * @throws SQLException when none could be had within {@link #CONNECTION_LIMIT}
     */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Throws every pooled connection away: a fail-over breaks all of them at once, so one that broke speaks for all. */
    void evictAll() {
        long now = System.nanoTime();
        long last = lastEviction.get();
        if (now - last >= LEAST_TIME_BETWEEN_EVICTIONS.toNanos() && lastEviction.compareAndSet(last, now)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** How much of it is in use now, 0 to 1. */
    double utilisation() {
        return (double) active() / size;
    }

    int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        source.close();
        pool.close();
    }
}
