package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One write, with everything that the ledger says about it; lines may come in any order and more than once.
 *
 * @param key its idempotency key
 * @param record the record that it creates or changes; null where its intent is missing
 * @param operation what it does
 * @param state the record's state once it is applied
 * @param id the system's id for the record as acknowledged; empty where it gave none
 * @param version the record's version as acknowledged; 0 where the system gave none
 * @param sent when its first attempt was about to be sent; null where its intent is missing
 * @param acknowledged when it was first acknowledged; null where it was not
 * @param intents how many attempts the ledger knows
 * @param rejections how many of its answers were refusals
 * @param answers how many answers the ledger knows
 */
record Write(
        String key,
        String record,
        String operation,
        String state,
        String id,
        long version,
        Instant sent,
        Instant acknowledged,
        int intents,
        int rejections,
        int answers) {
    private static final Comparator<Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());

    /** The order in which writes were sent, as far as it is known. */
    static final Comparator<Write> SENT = Comparator.comparing(Write::sent, TIME)
            .thenComparing(Write::key, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final String FORGE = "forge";

    /** The write that these lines of the ledger, one or more and all of one key, are about. */
    static Write of(List<LedgerEntry> lines) {
        List<LedgerEntry.Intent> intents = only(LedgerEntry.Intent.class, lines);
        List<LedgerEntry.Answered> answers = only(LedgerEntry.Answered.class, lines);
        Optional<LedgerEntry.Intent> meant =
                intents.isEmpty() ? Optional.empty() : Optional.of(intents.get(intents.size() - 1));
        Optional<LedgerEntry.Answered> promise = answers.stream()
                .filter(line -> line.answer() == WriteAnswer.ACKNOWLEDGED)
                .min(Comparator.comparing(LedgerEntry.Answered::at, TIME));
        return new Write(
                lines.get(0).write(),
                meant.map(line -> Objects.requireNonNullElse(line.record(), "")).orElse(null),
                meant.map(LedgerEntry.Intent::operation).orElse("write"),
                meant.map(LedgerEntry.Intent::intendedState).orElse(""),
                promise.map(LedgerEntry.Answered::id).orElse(""),
                promise.map(LedgerEntry.Answered::version).orElse(0L),
                intents.stream()
                        .min(Comparator.comparing(LedgerEntry.Intent::at, TIME))
                        .map(LedgerEntry.Intent::at)
                        .orElse(null),
                promise.map(LedgerEntry.Answered::at).orElse(null),
                intents.size(),
                (int) answers.stream()
                        .filter(line -> line.answer() == WriteAnswer.REJECTED)
                        .count(),
                answers.size());
    }

    private static <E extends LedgerEntry> List<E> only(Class<E> kind, List<LedgerEntry> lines) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
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

    /** What it did to what, in words. */
    String words() {
        return operation + " " + key + (record == null || record.equals(key) ? "" : " of " + record);
    }
}
