package dev.faultline.rehearsal.api;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Set;

/** The database could not be asked, or did not answer as it should; says what is known of the effect. */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String READ_ONLY_SQL_TRANSACTION = "25006";

    /** Serialization failure, deadlock, a server that became a standby: the same again may well succeed at once. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", READ_ONLY_SQL_TRANSACTION);

    /** What went wrong, as far as the caller is concerned. */
    enum Kind {
        /** So many wait for the database already that this one did not. */
        BUSY,
        /** No connection could be had. */
        UNREACHABLE,
        /** The connection broke while the answer was awaited. */
        BROKEN,
        /** No answer within the time-out. */
        TIMED_OUT,
        /** The server refused the statement for a passing reason. */
        PASSING,
        /** The server is one that is meant to answer reads only. */
        READ_ONLY,
        /** The server refused the statement. */
        REFUSED
    }

    private final Kind kind;
    private final Effect effect;

    private DatabaseFailure(Kind kind, Effect effect, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.effect = effect;
    }

    static DatabaseFailure busy(Throwable cause) {
        return new DatabaseFailure(Kind.BUSY, Effect.NOT_APPLIED, "too many wait for the database", cause);
    }

    static DatabaseFailure unreachable(SQLException cause) {
        return new DatabaseFailure(Kind.UNREACHABLE, Effect.NOT_APPLIED, "no connection: " + cause.getMessage(), cause);
    }

    static DatabaseFailure executing(SQLException cause) {
        Effect effect = Effect.of(cause);
        return new DatabaseFailure(kind(cause, effect), effect, cause.getSQLState() + " " + cause.getMessage(), cause);
    }

    /** The same, where a server that takes no writes is no reason to look for another one. */
    static DatabaseFailure executingAnywhere(SQLException cause) {
        return READ_ONLY_SQL_TRANSACTION.equals(cause.getSQLState())
                ? new DatabaseFailure(Kind.READ_ONLY, Effect.NOT_APPLIED, cause.getMessage(), cause)
                : executing(cause);
    }

    /** The write was acknowledged without its standby, as the server's warning says. */
    static DatabaseFailure notReplicated(SQLException warning) {
        return new DatabaseFailure(Kind.BROKEN, Effect.IN_DOUBT, warning.getMessage(), warning);
    }

    private static Kind kind(SQLException cause, Effect effect) {
        if (PASSING.contains(String.valueOf(cause.getSQLState()))) {
            return Kind.PASSING;
        }
        if (effect == Effect.NOT_APPLIED) {
            return Kind.REFUSED;
        }
        return cause.getCause() instanceof SocketTimeoutException ? Kind.TIMED_OUT : Kind.BROKEN;
    }

    Kind kind() {
        return kind;
    }

    Effect effect() {
        return effect;
    }

    /** Whether it says nothing against the connection that it came over, and those beside it. */
    boolean leavesConnectionsUsable() {
        return kind == Kind.REFUSED || kind == Kind.READ_ONLY;
    }

    /** A read changes nothing, so it may be asked again also when its connection broke. */
    boolean readMayBeRepeated() {
        return kind == Kind.PASSING || kind == Kind.BROKEN;
    }

    /** A write is repeated only when it is known that nothing was applied. */
    boolean writeMayBeRepeated() {
        return kind == Kind.PASSING && effect == Effect.NOT_APPLIED;
    }
}
