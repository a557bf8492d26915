package dev.faultline.verdict;

import static dev.faultline.timeline.WriteAnswer.ACKNOWLEDGED;
import static dev.faultline.timeline.WriteAnswer.INDETERMINATE;
import static dev.faultline.timeline.WriteAnswer.REJECTED;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recovery points, from ledgers and read-backs written by hand; the failure is at 15. */
class RpoCheckTest {
    private static Objective.Rpo within(double seconds) {
        return new Objective.Rpo("keeps", List.of("BL-06"), "kill", Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Bookings every tenth of a second until 20, all of them kept. */
    private static Story kept() {
        Story story = cleanRun();
        for (int i = 0; i < 100; i++) {
            story.booked("k" + i, 10.05 + i * 0.1);
        }
        return story;
    }

    private static List<String> lost(Story story) throws IOException {
        return Losses.of(story).lost().stream().map(LostWrite::write).toList();
    }

    @Test
    void nothingLostIsAnRpoOfZero() {
        Verdict verdict = kept().judged(within(0));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("0 s; 0 of 100 acknowledged writes lost");
    }

    @Test
    void aLostBookingFailsAndIsNamed() {
        Verdict verdict = kept().bookedAndLost("gone", 14).judged(within(0));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("1 s; 1 of 101 acknowledged writes lost");
        assertThat(verdict.evidence())
                .containsExactly("book gone, acknowledged 1 s before the failure, found: nothing");
    }

    @Test
    void theTimeIsThatOfTheOldestLostWrite() {
        Story story = kept().bookedAndLost("newer", 14.5).bookedAndLost("older", 12);
        assertThat(story.judged(within(5)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(within(5)).measured()).startsWith("3 s; 2 of");
        assertThat(story.judged(within(2)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aLossAcknowledgedAfterTheFailureIsToldApartAndFailsAnRpoOfZero() {
        Story story = kept().bookedAndLost("after", 16);
        Verdict verdict = story.judged(within(0));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).startsWith("0 s; 1 of");
        assertThat(verdict.split()).containsEntry("lost, acknowledged after the failure", "1");
        assertThat(verdict.evidence()).contains("book after, acknowledged 1 s after the failure, found: nothing");
        assertThat(story.judged(within(5)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aCancelledBookingIsNotLost() throws IOException {
        Story story = kept().bookedAndLost("b", 12).cancelled("c", "b", 13).holds("b", "cancelled", 2);
        assertThat(lost(story)).isEmpty();
    }

    @Test
    void aLostCancellationIsALostWrite() throws IOException {
        Story story = kept().booked("b", 12).cancelled("c", "b", 14);
        assertThat(lost(story)).containsExactly("c");
        assertThat(story.judged(within(0)).evidence())
                .containsExactly("cancel c of b, acknowledged 1 s before the failure, found: booked, version 1");
    }

    @Test
    void aBookingLostWithItsCancellationIsTwoLostWrites() throws IOException {
        assertThat(lost(kept().bookedAndLost("b", 12).cancelled("c", "b", 14))).containsExactly("b", "c");
    }

    @Test
    void aWriteInDoubtMayBeThereOrNot() throws IOException {
        Story story = kept().intent("x", "x", "booked", 14)
                .answer("x", INDETERMINATE, "", 0, 16)
                .intent("y", "y", "booked", 14)
                .holds("y", "booked", 1);
        assertThat(lost(story)).isEmpty();
        assertThat(Losses.of(story).indeterminate()).isEqualTo(2);
        assertThat(Losses.of(story).recovered()).isEqualTo(1);
        assertThat(story.judged(within(0)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aCancellationInDoubtExplainsACancelledBooking() throws IOException {
        Story story = kept().bookedAndLost("b", 12)
                .intent("c", "b", "cancelled", 14)
                .answer("c", INDETERMINATE, "", 0, 16)
                .holds("b", "cancelled", 2);
        assertThat(lost(story)).isEmpty();
    }

    @Test
    void withoutVersionsAnOlderStateThanTheLastAcknowledgedIsLost() throws IOException {
        Story story = kept().intent("b", "b", "booked", 11)
                .answer("b", ACKNOWLEDGED, "", 0, 12)
                .intent("c", "b", "cancelled", 13)
                .answer("c", ACKNOWLEDGED, "", 0, 14);
        assertThat(lost(story.holds("b", "booked", 0))).containsExactly("c");
    }

    @Test
    void withoutVersionsAWriteInDoubtMayHaveComeLater() throws IOException {
        Story story = kept().intent("b", "b", "booked", 11)
                .answer("b", ACKNOWLEDGED, "", 0, 12)
                .intent("c", "b", "cancelled", 13)
                .answer("c", INDETERMINATE, "", 0, 14);
        assertThat(lost(story.holds("b", "cancelled", 0))).isEmpty();
    }

    @Test
    void oneAcknowledgementAmongRetriesIsAPromise() throws IOException {
        Story story = kept().intent("r", "r", "booked", 11)
                .answer("r", INDETERMINATE, "", 0, 12)
                .intent("r", "r", "booked", 12)
                .answer("r", ACKNOWLEDGED, "id-r", 1, 13)
                .answer("r", REJECTED, "", 0, 14);
        assertThat(lost(story)).containsExactly("r");
    }

    @Test
    void answersMayStandBeforeTheirIntents() throws IOException {
        Story story = kept().answer("z", ACKNOWLEDGED, "id-z", 1, 13).intent("z", "z", "booked", 12);
        assertThat(lost(story)).containsExactly("z");
        assertThat(Losses.of(story).doubts()).isEmpty();
    }

    @Test
    void anAnswerWithoutAnIntentIsJudgedByItsIdAndDoubtsTheLedger() throws IOException {
        Story story = kept().answer("orphan", ACKNOWLEDGED, "id-k1", 1, 13);
        assertThat(lost(story)).isEmpty();
        assertThat(story.judged(within(0)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(lost(story.answer("other", ACKNOWLEDGED, "id-none", 1, 13))).containsExactly("other");
    }

    @Test
    void absenceFromAReadBackThatIsNotWholeIsNoWitness() throws IOException {
        Story story = kept().bookedAndLost("gone", 14).readBackBroken("page 3 timed out");
        assertThat(lost(story)).isEmpty();
        Verdict verdict = story.judged(within(0));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("page 3 timed out"));
    }

    @Test
    void anOlderStateIsAWitnessEvenInAReadBackThatIsNotWhole() {
        Story story = kept().booked("b", 12).cancelled("c", "b", 14).readBackBroken("page 3 timed out");
        assertThat(story.judged(within(0)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void withoutAReadBackNothingIsKnown() {
        assertThat(kept().notReadBack().judged(within(0)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatWasAcknowledgedAfterTheReadBackIsNotMissedInIt() throws IOException {
        Story story = kept().bookedAndLost("late", 65.95);
        assertThat(lost(story)).isEmpty();
        assertThat(story.judged(within(0)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aLedgerWithNothingAtRiskShowsNothing() {
        assertThat(cleanRun().judged(within(0)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(cleanRun().booked("early", 7).judged(within(0)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(cleanRun().booked("early", 7).judged(within(10)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aLostWriteIsLostEvenWithoutAFault() {
        Story story = kept().bookedAndLost("gone", 14).without(Event.FaultInjected.class);
        assertThat(story.judged(within(0)).judgement()).isEqualTo(FAIL);
        assertThat(story.judged(within(5)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(kept().without(Event.FaultInjected.class).judged(within(0)).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aFaultThatDidNotBitePutNothingAtRisk() {
        assertThat(kept().without(Event.FaultBit.class).judged(within(0)).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void clocksThatMayBeOffByMoreThanTheDifferenceDecideNothing() {
        Story story = kept().bookedAndLost("gone", 14)
                .add(new Event.Anchored(at(1), new ClockAnchor("load", at(1), 0, Duration.ofMillis(200))));
        assertThat(story.judged(within(1.1)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(within(1.3)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(within(0.7)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void everyLostWriteIsCountedAndAThousandAreNamed() throws IOException {
        Story story = kept();
        for (int i = 0; i < 1120; i++) {
            story.bookedAndLost("gone" + i, 14 + i * 0.001);
        }
        Verdict verdict = story.judged(within(0));
        assertThat(verdict.evidence()).hasSize(1001).endsWith("… and 120 more");
        assertThat(verdict.evidence().get(0)).startsWith("book gone0, acknowledged 1 s before the failure");
        assertThat(verdict.measured()).isEqualTo("1 s; 1,120 of 1,220 acknowledged writes lost");
        assertThat(verdict.split())
                .containsEntry("lost", "1,120")
                .containsEntry("lost, acknowledged after the failure", "119");
        assertThat(Losses.of(story).holes()).isEqualTo(1120);
    }
}
