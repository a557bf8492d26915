package dev.faultline.verdict;

import static dev.faultline.timeline.WriteAnswer.ACKNOWLEDGED;
import static dev.faultline.timeline.WriteAnswer.INDETERMINATE;
import static dev.faultline.timeline.WriteAnswer.REJECTED;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrity, from ledgers and read-backs written by hand. */
class IntegrityCheckTest {
    private static final Objective.Integrity INTEGRITY = new Objective.Integrity("sound", List.of());

    private static Story inSlot(String key, String slot, int capacity) {
        return into(cleanRun(), key, slot, capacity);
    }

    private static Story into(Story story, String key, String slot, int capacity) {
        return story.bookedAndLost(key, 12).holds(key, "id-" + key, slot, capacity, "booked", 1);
    }

    @Test
    void aSlotUpToItsCapacityIsSound() {
        Story story = into(inSlot("a", "s", 2), "b", "s", 2);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
        assertThat(story.judged(INTEGRITY).measured()).isEqualTo("no breach");
    }

    @Test
    void aSlotOverItsCapacityFailsAndNamesItsBookings() {
        Verdict verdict =
                into(into(inSlot("a", "s", 2), "b", "s", 2), "c", "s", 2).judged(INTEGRITY);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("s carries 3 of at most 2: a, b, c");
        assertThat(verdict.split()).containsEntry("over capacity", "1");
    }

    @Test
    void aCancelledBookingTakesNoPlace() {
        Story story = into(inSlot("a", "s", 1), "b", "s", 1);
        story.held.remove(1);
        story.cancelled("c", "b", 13).holds("b", "id-b", "s", 1, "cancelled", 2);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
    }

    @Test
    void oneKeyHeldTwiceFails() {
        Story story = inSlot("a", "s", 9).holds("a", "id-other", "s", 9, "booked", 1);
        Verdict verdict = story.judged(INTEGRITY);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).contains("a is held 2 times, as id-a, id-other");
    }

    @Test
    void oneRecordReadTwiceIsTheReadBacksFault() {
        Story story = inSlot("a", "s", 1);
        story.held.add(story.held.get(0));
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRecordThatNobodyAskedForFails() {
        Verdict verdict = inSlot("a", "s", 9).holds("ghost", "booked", 1).judged(INTEGRITY);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("id id-ghost under the key ghost was never asked for");
    }

    @Test
    void withALedgerThatIsNotWholeNothingIsOutOfNowhere() {
        Story story = inSlot("a", "s", 9).holds("ghost", "booked", 1).answer("x", ACKNOWLEDGED, "id-ghost", 1, 12);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRecordWithoutAKeyIsOutOfNowhereAndNoCrash() {
        Story story = inSlot("a", "s", 9).holds(null, "id-9", "s", 9, "booked", 1);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(FAIL);
    }

    @Test
    void oneIdAcknowledgedForTwoRecordsFails() {
        Story story = inSlot("a", "s", 9).intent("b", "b", "booked", 12).answer("b", ACKNOWLEDGED, "id-a", 1, 12.1);
        Verdict verdict = story.judged(INTEGRITY);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).contains("id id-a was acknowledged for a and for b");
    }

    @Test
    void aRefusedBookingThatIsHeldFails() {
        Story story = inSlot("a", "s", 9)
                .intent("b", "b", "booked", 12)
                .answer("b", REJECTED, "", 0, 12.1)
                .holds("b", "booked", 1);
        Verdict verdict = story.judged(INTEGRITY);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("book b was refused, and is held as booked, version 1");
    }

    @Test
    void aRefusedAttemptBesideOneInDoubtIsNoBreach() {
        Story story = inSlot("a", "s", 9)
                .intent("b", "b", "booked", 12)
                .answer("b", INDETERMINATE, "", 0, 12.1)
                .intent("b", "b", "booked", 13)
                .answer("b", REJECTED, "", 0, 13.1)
                .holds("b", "booked", 1);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
    }

    @Test
    void aSecondCancellationThatWasRefusedIsNoBreach() {
        Story story = inSlot("a", "s", 9).bookedAndLost("b", 11).cancelled("c", "b", 12);
        story.intent("d", "b", "cancelled", 13)
                .answer("d", REJECTED, "", 0, 13.1)
                .holds("b", "cancelled", 2);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
    }

    @Test
    void aStateThatNobodyAskedForFails() {
        Story story = inSlot("a", "s", 9).bookedAndLost("b", 11).holds("b", "stolen", 2);
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aMissingAcknowledgedBookingIsTheRposBusiness() {
        assertThat(inSlot("a", "s", 9)
                        .bookedAndLost("gone", 12)
                        .judged(INTEGRITY)
                        .judgement())
                .isEqualTo(PASS);
    }

    @Test
    void aBreachStandsInAReadBackThatIsNotWholeAndSoundnessDoesNot() {
        Story broken = into(inSlot("a", "s", 1), "b", "s", 1).readBackBroken("cut");
        assertThat(broken.judged(INTEGRITY).judgement()).isEqualTo(FAIL);
        assertThat(inSlot("a", "s", 1).readBackBroken("cut").judged(INTEGRITY).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anEmptyLedgerShowsNothing() {
        assertThat(cleanRun().judged(INTEGRITY).judgement()).isEqualTo(INCONCLUSIVE);
    }
}
