package dev.faultline.rehearsal.database;

/** Judges, by what a primary says of its standby, whether that still streams. Safe for any thread. */
final class StreamMonitor {
    private final int limit;
    private int withoutStream;

    /** {@code limit} answers in a row without a streaming standby mean that the stream is lost. */
    StreamMonitor(int limit) {
        this.limit = limit;
    }

    /** Takes an answer. */
    synchronized void answered(DatabaseStatus status) {
        withoutStream = status.streams() ? 0 : withoutStream + 1;
    }

    /** Begins anew, as after a restart. */
    synchronized void reset() {
        withoutStream = 0;
    }

    /** How the stream is, given the primary's latest answer. */
    synchronized FailoverDecision.Stream judge(boolean streamsNow) {
        if (withoutStream >= limit) {
            return FailoverDecision.Stream.LOST;
        }
        return streamsNow ? FailoverDecision.Stream.UP : FailoverDecision.Stream.UNSEEN;
    }
}
