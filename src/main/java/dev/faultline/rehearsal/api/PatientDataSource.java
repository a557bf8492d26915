package dev.faultline.rehearsal.api;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections for the pool, trying again every few milliseconds while the database cannot be reached.
 *
 * <p>The pool's own thread that refills it doubles its pause after each failure, up to 5 s: without this the pool would
 * sleep on for seconds after a fail-over is over. Only that thread ever waits here; requests wait in the pool, bounded
 * by its connection time-out.
 */
final class PatientDataSource implements DataSource, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final CountDownLatch closed = new CountDownLatch(1);

    PatientDataSource(Driver driver, String url, Properties properties) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
    }

    /** Waits until the database can be reached. */
    @Override
    public Connection getConnection() throws SQLException {
        SQLException last;
        do {
            try {
                return driver.connect(url, properties);
            } catch (SQLException unreachable) {
                last = unreachable;
            }
        } while (!closedWithin(PAUSE));
        throw last;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The driver logs through java.util.logging.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The time-outs are among the properties.
    }

    @Override
    public int getLoginTimeout() {
        return 1; // So long the pool waits, as it closes, for the thread that opens connections.
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
