package dev.faultline.verdict;

import static dev.faultline.timeline.WriteAnswer.ACKNOWLEDGED;
import static dev.faultline.timeline.WriteAnswer.INDETERMINATE;
import static dev.faultline.timeline.WriteAnswer.REJECTED;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Payments.forged;
import static dev.faultline.verdict.Payments.paid;
import static dev.faultline.verdict.Payments.paidInDoubt;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What payments, honest and forged, mean for integrity and for losses. */
class ForgedWritesTest {
    private static final Objective.Integrity INTEGRITY = new Objective.Integrity("sound", List.of());

    private static Story booking() {
        return cleanRun().booked("other", 14.5).bookedAndLost("b", 12);
    }

    private static List<String> lost(Story story) throws IOException {
        return Losses.of(story).lost().stream().map(LostWrite::write).toList();
    }

    @Test
    void aPaidBookingIsWhole() throws IOException {
        Story story = paid(booking(), "p", "b").holds("b", "paid", 2);
        assertThat(lost(story)).isEmpty();
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
    }

    @Test
    void anAcknowledgedPaymentThatIsNotHeldIsLost() throws IOException {
        assertThat(lost(paid(booking(), "p", "b").holds("b", "booked", 1))).containsExactly("p");
    }

    @Test
    void aPaidBookingThatIsCancelledLaterIsFine() throws IOException {
        Story story = paid(booking(), "p", "b").intent("c", "b", "cancelled", 14);
        story.answer("c", ACKNOWLEDGED, "id-b", 3, 14.1).holds("b", "cancelled", 3);
        assertThat(lost(story)).isEmpty();
        assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
    }

    @Test
    void aPaymentInDoubtMayBeHeldOrNot() throws IOException {
        for (String state : List.of("booked", "paid")) {
            Story story = paidInDoubt(booking(), "p", "b").holds("b", state, state.equals("paid") ? 2 : 1);
            assertThat(lost(story)).isEmpty();
            assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
        }
    }

    @Test
    void aForgedWriteIsNotOneThatHasToBeThereWhateverTheAnswer() throws IOException {
        for (WriteAnswer answer : WriteAnswer.values()) {
            Story story = forged(booking(), "f", "b", answer).holds("b", "booked", 1);
            assertThat(lost(story)).as(answer.name()).isEmpty();
            assertThat(Losses.of(story).acknowledged()).isEqualTo(2);
            assertThat(Losses.of(story).rejected()).isZero();
            assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
        }
    }

    @Test
    void aForgedWriteThatIsHeldIsOneBreachAndNoLoss() throws IOException {
        for (WriteAnswer answer : List.of(ACKNOWLEDGED, INDETERMINATE, REJECTED)) {
            Story story = forged(booking(), "f", "b", answer).holds("b", "paid", 2);
            assertThat(lost(story)).as(answer.name()).isEmpty();
            Verdict verdict = story.judged(INTEGRITY);
            assertThat(verdict.judgement()).isEqualTo(FAIL);
            assertThat(verdict.measured()).isEqualTo("1 breaches");
            assertThat(verdict.evidence().get(0)).contains("forge f of b");
        }
    }

    @Test
    void aForgedWriteBesideAnHonestPaymentIsNoBreach() {
        for (WriteAnswer answer : List.of(INDETERMINATE, REJECTED)) {
            Story story = forged(paid(booking(), "p", "b"), "f", "b", answer).holds("b", "paid", 2);
            assertThat(story.judged(INTEGRITY).judgement()).isEqualTo(PASS);
        }
    }

    @Test
    void aForgedAcknowledgementExposesNothingToAFailure() {
        Story story = forged(cleanRun(), "f", "b", ACKNOWLEDGED);
        Verdict verdict = story.judged(new Objective.Rpo("keeps", List.of(), "kill", Duration.ZERO));
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("there was nothing to lose"));
    }
}
