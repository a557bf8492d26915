package dev.faultline.rehearsal.api;

import java.sql.SQLException;
import java.util.Set;

/**
 * What is known of a statement that failed.
 *
 * <p>After the classes of PostgreSQL's Appendix A, "PostgreSQL Error Codes". A connection that breaks while the answer
 * is awaited says nothing of the commit; an error that the server itself reports means that it rolled back, but for the
 * few that it also sends when it stops waiting for the standby after committing locally.
 */
enum Effect {
    /** It is known that nothing was applied. */
    NOT_APPLIED,
    /** It may have been applied or not. */
    IN_DOUBT;

    private static final int CLASS_LENGTH = 2;
    /** The connection was closed already when the statement was to be sent. */
    private static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private static final String STATEMENT_COMPLETION_UNKNOWN = "40003";
    /** Reported by the server, and always with a roll-back. */
    private static final Set<String> ROLLED_BACK = Set.of(
            "0A", "21", "22", "23", "25", "26", "28", "2D", "34", "3D", "3F", "40", "42", "53", "54", "55", "P0");

    /** What is known after this failure of an executed statement. */
    static Effect of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < CLASS_LENGTH || state.equals(STATEMENT_COMPLETION_UNKNOWN)) {
            return IN_DOUBT;
        }
        boolean rolledBack = ROLLED_BACK.contains(state.substring(0, CLASS_LENGTH));
        return rolledBack || state.equals(CONNECTION_DOES_NOT_EXIST) ? NOT_APPLIED : IN_DOUBT;
    }
}
