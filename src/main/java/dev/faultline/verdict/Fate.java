package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.util.Optional;

/** What became of an acknowledged write, as far as the read-back tells; {@link Losses} says when one is lost. */
sealed interface Fate {
    /** It is held, or something newer is. */
    record Kept() implements Fate {}

    /** It is not known. */
    record Unwitnessed() implements Fate {}

    /**
     * It is lost.
     *
     * @param found what is held in its place, in words
     */
    record Lost(String found) implements Fate {}

    /**
     * The fate of a write.
     *
     * @param others all that is known of its record
     * @param found what is held of its record, if anything
     */
    static Fate of(Write write, Related others, Optional<HeldRecord> found, Reconciliation records) {
        if (write.acknowledged().isAfter(records.readAt())) {
            return new Unwitnessed();
        } else if (found.isEmpty()) {
            return records.whole() ? new Lost("nothing") : new Unwitnessed();
        }
        return isOlder(found.get(), write, others) ? new Lost(Related.words(found.get())) : new Kept();
    }

    private static boolean isOlder(HeldRecord found, Write write, Related others) {
        if (write.version() > 0 && found.version() > 0) {
            boolean other = write.hasIntent() && !found.state().equals(write.state());
            return found.version() < write.version() || (found.version() == write.version() && other);
        }
        return write.hasIntent() && isLast(write, others) && !mayBeNewer(found, write, others);
    }

    private static boolean isLast(Write write, Related others) {
        return others.writes().stream()
                .noneMatch(
                        w -> w.is(WriteAnswer.ACKNOWLEDGED) && w.acknowledged().isAfter(write.acknowledged()));
    }

    /** Whether the state found is that of the write, or of one that may have been applied after it. */
    private static boolean mayBeNewer(HeldRecord found, Write write, Related others) {
        return others.meaning(found.state()).stream()
                .anyMatch(w -> w.equals(write)
                        || w.is(WriteAnswer.INDETERMINATE)
                        || (w.is(WriteAnswer.ACKNOWLEDGED) && w.acknowledged().isAfter(write.sent())));
    }
}
