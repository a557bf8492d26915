package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.protocol.OwnedProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The program that makes the tables of an empty database before the first instance of the API starts, where no control
 * plane does. A database that has them is left as it is.
 */
public final class Migration {
    private static final String ANY_TABLE = "SELECT to_regclass('bookings') IS NOT NULL";

    private Migration() {}

    /**
     * Its configuration.
     *
     * @param url a JDBC URL of PostgreSQL
     * @param user whose tables they will be
     * @param password of that user
     */
    public record Config(String url, String user, String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** Runs it to its end. */
    public static void main(String[] arguments) {
        OwnedProcess.complete("migration", Config.class, Migration::complete, arguments);
    }

    /** Makes the tables. Throws {@link IOException} when the database cannot be reached, or refuses. */
    static void complete(Config config) throws IOException {
        try (Connection connection = DriverManager.getConnection(config.url(), config.user(), config.password())) {
            if (!hasTables(connection)) {
                Schema.install(connection, LastPlace.GUARDED);
            }
        } catch (SQLException e) {
            throw new IOException("the tables at " + config.url() + " could not be made: " + e.getMessage(), e);
        }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ANY_TABLE)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
