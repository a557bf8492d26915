package dev.faultline.rehearsal.database;

import java.io.IOException;

/** A PostgreSQL server refused what it was asked, and said why. */
public final class PostgresError extends IOException {
    private static final long serialVersionUID = 1;

    private final String sqlState;

    PostgresError(String sqlState, String message) {
        super("PostgreSQL says: " + message + (sqlState.isEmpty() ? "" : " (SQLSTATE " + sqlState + ")"));
        this.sqlState = sqlState;
    }

    /** The five letters that stand for the kind of error. */
    public String sqlState() {
        return sqlState;
    }
}
