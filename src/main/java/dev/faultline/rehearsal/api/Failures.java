package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller is told when the work failed. {@code "applied": false} is said only where it is known: a harness that
 * counts lost writes believes it.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Answer answer(Exception failure) {
        if (failure instanceof DatabaseFailure database) {
            return database(database);
        } else if (failure instanceof Unavailable unavailable) {
            return Answer.error(503, unavailable.dependency() + "_unavailable");
        }
        LOG.error("A call failed in an unforeseen way", failure);
        return Answer.error(500, "internal");
    }

    private static Answer database(DatabaseFailure failure) {
        if (failure.kind() == DatabaseFailure.Kind.REFUSED) {
            LOG.error("The database refused a statement: {}", failure.getMessage());
            return Answer.notApplied(500, "refused_by_database");
        }
        if (failure.kind() == DatabaseFailure.Kind.READ_ONLY) {
            return Answer.notApplied(503, "read_only");
        }
        if (failure.effect() == Effect.NOT_APPLIED) {
            boolean busy = failure.kind() == DatabaseFailure.Kind.BUSY;
            return Answer.notApplied(503, busy ? "database_busy" : "database_unavailable");
        }
        boolean timedOut = failure.kind() == DatabaseFailure.Kind.TIMED_OUT;
        return timedOut ? Answer.error(504, "database_timed_out") : Answer.error(500, "in_doubt");
    }
}
