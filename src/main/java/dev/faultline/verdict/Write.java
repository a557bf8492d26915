package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.time.Instant;

/** One write, with everything that the ledger says about it; lines may come in any order and more than once. */
final class Write {
    private static final String FORGE = "forge";

    final String key;
    String record;
    String operation = "write";
    String state = "";
    String resource = "";
    String id = "";
    long version;
    Instant sent;
    Instant acknowledged;
    private int intents;
    private int rejections;
    private int answers;

    Write(String key) {
        this.key = key;
    }

    void intent(LedgerEntry.Intent line) {
        intents++;
        if (sent == null || line.at().isBefore(sent)) {
            sent = line.at();
        }
        record = line.record();
        operation = line.operation();
        state = line.intendedState();
        resource = line.resource();
    }

    void answer(LedgerEntry.Answered line) {
        answers++;
        if (line.answer() == WriteAnswer.REJECTED) {
            rejections++;
        }
        boolean earlier = acknowledged == null || line.at().isBefore(acknowledged);
        if (line.answer() == WriteAnswer.ACKNOWLEDGED && earlier) {
            acknowledged = line.at();
            id = line.id() == null ? "" : line.id();
            version = line.version();
        }
    }

    /**
     * A write that an attacker made up, and that must not be applied: whatever the answer, nothing is promised by it and
     * nothing is asked for.
     */
    boolean isForged() {
        return operation.equals(FORGE);
    }

    /** Whether its request was meant to be sent once only, as far as the ledger tells. */
    boolean sentOnce() {
        return intents == 1;
    }

    boolean hasIntent() {
        return intents > 0;
    }

    /**
     * One acknowledgement is a promise whatever else came; a write was refused only when every attempt at it was; all
     * else is in doubt.
     */
    WriteAnswer verdict() {
        if (acknowledged != null) {
            return WriteAnswer.ACKNOWLEDGED;
        }
        return answers > 0 && rejections == answers && rejections >= intents
                ? WriteAnswer.REJECTED
                : WriteAnswer.INDETERMINATE;
    }

    boolean is(WriteAnswer answer) {
        return verdict() == answer;
    }

    @Override
    public String toString() {
        return operation + " " + key + (record == null || record.equals(key) ? "" : " of " + record);
    }
}
