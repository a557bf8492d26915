package dev.faultline.verdict;

import static dev.faultline.timeline.WriteAnswer.ACKNOWLEDGED;
import static dev.faultline.timeline.WriteAnswer.INDETERMINATE;
import static dev.faultline.timeline.WriteAnswer.REJECTED;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Payments.forged;
import static dev.faultline.verdict.Payments.paid;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refusals, from attempts, ledgers and read-backs written by hand; the fault phase is from 15 to 45. */
class RefusalCheckTest {
    private static final Objective.Refusal REFUSAL =
            new Objective.Refusal("no-forged-payment", List.of("BL-10"), "forged-callback", List.of(400));

    private static Story attempts(Story story, int n, double from, int status) {
        for (int i = 0; i < n; i++) {
            double s = from + i * 0.1;
            story.outcomes.add(new Outcome(
                    Story.LOAD,
                    "forged-callback",
                    at(s),
                    at(s + 0.01),
                    status == 400 ? FailureKind.NONE : FailureKind.CHECK_FAILED,
                    status,
                    status == 400 ? "" : "expected 400"));
        }
        return story;
    }

    private static Story refused() {
        return attempts(cleanRun(), 30, 20, 400);
    }

    @Test
    void attemptsThatAreAllRefusedPass() {
        Verdict verdict = refused().judged(REFUSAL);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("0 of 30 attempts not refused");
        assertThat(verdict.split()).containsEntry("refused", "30").containsEntry("status 400", "30");
    }

    @Test
    void oneAcceptedAttemptFailsAndIsNamed() {
        Verdict verdict = attempts(refused(), 1, 30, 200).judged(REFUSAL);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("1 of 31 attempts not refused");
        assertThat(verdict.evidence().get(0))
                .startsWith("not refused: forged-callback of load:BookingSimulation sent " + at(30))
                .contains("status 200");
    }

    @Test
    void arefusalByWhatStandsBehindIsAWitnessToo() {
        assertThat(attempts(refused(), 1, 30, 404).judged(REFUSAL).judgement()).isEqualTo(FAIL);
    }

    @Test
    void anErrorOrNoAnswerIsNoAcceptanceAndNoRefusal() {
        Story story = attempts(attempts(refused(), 5, 30, 503), 5, 32, 0);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(PASS);
        assertThat(story.judged(REFUSAL).split())
                .containsEntry("error or no answer", "10")
                .containsEntry("no status", "5");
        assertThat(attempts(cleanRun(), 50, 20, 503).judged(REFUSAL).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void tooFewAttemptsShowNothing() {
        Verdict verdict = attempts(cleanRun(), 19, 20, 400).judged(REFUSAL);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("only 19 attempts were refused, and it takes 20 to show it");
        assertThat(cleanRun().judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(cleanRun().judged(REFUSAL).measured()).isEqualTo("not measured");
    }

    @Test
    void attemptsThatWereOnlyMadeBeforeTheFaultShowNothingOfIt() {
        Story story = attempts(cleanRun(), 30, 6, 400);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(REFUSAL).evidence()).contains("no attempt was refused during the fault phase");
        assertThat(story.method().judged(REFUSAL).judgement()).isEqualTo(PASS);
    }

    @Test
    void aForgedWriteThatIsHeldFailsEvenWhereItWasAnsweredWithAnErrorOrARefusal() {
        for (var answer : List.of(INDETERMINATE, REJECTED, ACKNOWLEDGED)) {
            Story story =
                    forged(refused().bookedAndLost("b", 12), "f", "b", answer).holds("b", "paid", 2);
            Verdict verdict = story.judged(REFUSAL);
            assertThat(verdict.judgement()).as(answer.name()).isEqualTo(FAIL);
            assertThat(verdict.evidence())
                    .contains("forge f of b is held: id id-b, paid, version 2, and nobody asked for it honestly");
        }
    }

    @Test
    void aForgedWriteThatIsNotHeldPasses() {
        Story story = forged(refused().booked("b", 12), "f", "b", REJECTED);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(PASS);
        assertThat(story.judged(REFUSAL).measured()).endsWith("; 0 forged writes held");
    }

    @Test
    void aBookingThatWasPaidForHonestlyTooIsNoWitness() {
        Story story = forged(paid(refused().bookedAndLost("b", 12), "p", "b"), "f", "b", REJECTED)
                .holds("b", "paid", 2);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(PASS);
        assertThat(story.judged(REFUSAL).split()).containsEntry("on records that were paid for too", "1");
    }

    @Test
    void forgedWritesNeedAWholeReadBackToPass() {
        Story cut = forged(refused().booked("b", 12), "f", "b", REJECTED).readBackBroken("cut");
        assertThat(cut.judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
        Story none = forged(refused().booked("b", 12), "f", "b", REJECTED).notReadBack();
        assertThat(none.judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(refused().notReadBack().judged(REFUSAL).judgement()).isEqualTo(PASS);
    }

    @Test
    void aFailOutlivesARunCutShortAndAPassDoesNot() {
        Story story = refused().without(Event.RunEnded.class);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(attempts(story, 1, 30, 200).judged(REFUSAL).judgement()).isEqualTo(FAIL);
    }

    @Test
    void theOrderOfTheLogDoesNotMatterAndNoRecordIsNoCrash() {
        Story story = attempts(refused(), 1, 30, 200);
        Collections.reverse(story.outcomes);
        assertThat(story.judged(REFUSAL).judgement()).isEqualTo(FAIL);
        assertThat(Story.nothing().judged(REFUSAL).judgement()).isEqualTo(INCONCLUSIVE);
    }
}
