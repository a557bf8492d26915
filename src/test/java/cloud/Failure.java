package cloud;

import java.util.function.Function;

/** What goes wrong with a call. */
public sealed interface Failure {
    /** AWS refuses it, and nothing has happened. */
    record Refused(int status, Function<CommonErrors, String> code, String message) implements Failure {}

    /** The connection ends before the call reaches anything. */
    record CutBefore() implements Failure {}

    /** The call is carried out, and the connection ends before its answer. */
    record CutAfter() implements Failure {}

    /** Too many calls. */
    static Failure throttled() {
        return new Refused(400, CommonErrors::throttled, "Rate exceeded");
    }

    /** What {@link #accessDenied} is. */
    Failure DENIED = new Refused(
            403, CommonErrors::denied, "User: " + Sts.CALLER_NAME + " is not authorized to perform this action");

    /** Whoever calls may not. */
    static Failure accessDenied() {
        return DENIED;
    }

    /** What was asked is not right in itself. */
    static Failure validation(String message) {
        return new Refused(400, CommonErrors::invalid, message);
    }

    /** The credentials are no longer good. */
    static Failure expiredToken() {
        return new Refused(403, CommonErrors::expired, "The security token included in the request is expired");
    }

    /** The service is broken. */
    static Failure serverError() {
        return new Refused(500, common -> CommonErrors.BROKEN, "We encountered an internal error.");
    }

    /** An error that is the operation's own, by its code, for example {@code ConflictException}. */
    static Failure own(int status, String code, String message) {
        return new Refused(status, common -> code, message);
    }

    static Failure conflict() {
        return own(409, "ConflictException", "The request could not be processed because of a conflict.");
    }

    static Failure notFound() {
        return own(404, "ResourceNotFoundException", "The specified resource cannot be found.");
    }

    static Failure cutBefore() {
        return new CutBefore();
    }

    static Failure cutAfter() {
        return new CutAfter();
    }
}
