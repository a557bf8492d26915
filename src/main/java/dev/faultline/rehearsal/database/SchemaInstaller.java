package dev.faultline.rehearsal.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Creates the application's tables in a new database. */
@FunctionalInterface
public interface SchemaInstaller {
    /** Does so over {@code connection}, which stays open. */
    void install(Connection connection) throws SQLException;
}
