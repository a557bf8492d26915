package dev.faultline.target.aws;

import java.io.IOException;

/** A call to AWS that did not do what it should, with what to do about it. Never holds a credential. */
public final class AwsCallFailed extends IOException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** Who calls may not do this. */
        DENIED,
        /** There are no credentials, or AWS does not know them. */
        UNKNOWN_CALLER,
        /** The credentials were good and are so no more. */
        EXPIRED,
        /** The clock of this machine is wrong. */
        CLOCK,
        /** Too many calls, also after trying again. */
        THROTTLED,
        /** AWS does not take what was asked. */
        INVALID,
        /** It stands against what is there already. */
        CONFLICT,
        /** What it is about is not there. */
        NOT_FOUND,
        /** A limit of the account. */
        QUOTA,
        /** Nobody answered in time. */
        UNREACHABLE,
        /** AWS itself failed. */
        AWS_FAILED
    }

    private final Kind kind;

    AwsCallFailed(Kind kind, String message) {
        super(message); // without its cause: the SDK's own words may quote the signature and the token
        this.kind = kind;
    }

    /** What kind it is. */
    public Kind kind() {
        return kind;
    }
}
