package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.promoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was acknowledged since the promotion, at 20, is kept: from histories written by hand. */
class KeptCheckTest {
    private static final Objective.Kept KEPT = new Objective.Kept("kept", List.of(), "promotion");

    @Test
    void whatWasLostBeforeTheStepIsNotItsMatter() {
        Verdict verdict = judged(promoted().bookedAndLost("early", 14.9).booked("late", 22), KEPT);

        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("0 of 1 writes acknowledged since are lost");
    }

    @Test
    void oneThatWasAcknowledgedSinceAndIsGoneIsAWitness() {
        Verdict verdict = judged(
                promoted()
                        .bookedAndLost("early", 14.9)
                        .bookedAndLost("late", 22)
                        .booked("later", 23),
                KEPT);

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words ->
                        assertThat(words).contains("late", "found: nothing").doesNotContain("early"));
    }

    @Test
    void nothingToKeepProvesNothing() {
        assertThat(judged(promoted().booked("early", 14), KEPT).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(promoted(), new Objective.Kept("kept", List.of(), "never"))
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(judged(promoted().booked("late", 22).notReadBack(), KEPT).judgement())
                .isEqualTo(INCONCLUSIVE);
    }
}
