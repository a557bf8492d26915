package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;

/** Payments told by hand, honest and forged, all of them between 13 and 14. */
final class Payments {
    private Payments() {}

    /** An honest payment, acknowledged as version 2. */
    static Story paid(Story story, String write, String record) {
        intent(story, write, record, "pay");
        return story.answer(write, WriteAnswer.ACKNOWLEDGED, "id-" + record, 2, 13.5);
    }

    static Story paidInDoubt(Story story, String write, String record) {
        intent(story, write, record, "pay");
        return story.answer(write, WriteAnswer.INDETERMINATE, "", 0, 13.5);
    }

    static Story forged(Story story, String write, String record, WriteAnswer answer) {
        intent(story, write, record, "forge");
        boolean accepted = answer == WriteAnswer.ACKNOWLEDGED;
        return story.answer(write, answer, accepted ? "id-" + record : "", accepted ? 2 : 0, 13.5);
    }

    private static void intent(Story story, String write, String record, String operation) {
        story.ledger.add(new LedgerEntry.Intent(write, record, operation, "paid", "slot-1", at(13)));
    }
}
