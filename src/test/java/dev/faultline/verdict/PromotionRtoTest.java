package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.promoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recovery times of a region's loss at 15 and of the promotion at 20 that answers it, the region being back at 30. */
class PromotionRtoTest {
    private static final Objective.Rto FROM_THE_PROMOTION = rto("promotion", 5);
    private static final Objective.Rto FROM_THE_LOSS = rto("lost", 10);

    private static Objective.Rto rto(String fault, long seconds) {
        return new Objective.Rto(
                "back",
                List.of(),
                "book",
                fault,
                Objective.Origin.INJECTION,
                Duration.ofSeconds(seconds),
                0.99,
                Duration.ofSeconds(2));
    }

    private static Story outUntil(double recovered) {
        return promoted()
                .good("book", 0, 15, 0.05)
                .failing("book", 15, recovered, 0.05)
                .good("book", recovered, 65, 0.05);
    }

    @Test
    void theSameOutageIsCountedFromTheLossAndFromThePromotion() {
        Verdict fromThePromotion = judged(outUntil(22), FROM_THE_PROMOTION);
        assertThat(fromThePromotion.judgement()).isEqualTo(PASS);
        assertThat(fromThePromotion.measured()).startsWith("2.01");
        assertThat(fromThePromotion.split()).containsEntry("routed", "2 s after the injection (to the second region)");

        Verdict fromTheLoss = judged(outUntil(22), FROM_THE_LOSS);
        assertThat(fromTheLoss.judgement()).isEqualTo(PASS);
        assertThat(fromTheLoss.measured()).startsWith("7.01");
    }

    @Test
    void aPromotionThatTakesTooLongFailsThoughTheWholeIsInTime() {
        assertThat(judged(outUntil(27), FROM_THE_PROMOTION).judgement()).isEqualTo(FAIL);
        assertThat(judged(outUntil(27), rto("lost", 14)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aPathThatNeedsTheLostRegionBackFails() {
        assertThat(judged(outUntil(31), rto("promotion", 20)).judgement()).isEqualTo(FAIL);
        assertThat(judged(outUntil(31), rto("lost", 20)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void whatFailsBecauseOfThePromotionIsPartOfTheFailover() {
        Story again = promoted()
                .good("book", 0, 15, 0.05)
                .failing("book", 15, 17, 0.05)
                .good("book", 17, 21, 0.05)
                .failing("book", 21, 26, 0.05)
                .good("book", 26, 65, 0.05);

        assertThat(judged(again, FROM_THE_LOSS).measured()).startsWith("11.01");
        assertThat(judged(again, FROM_THE_LOSS).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aPromotionAnswersNothingWhereTheLossWasNotSeen() {
        Story unproven = outUntil(22).without(Event.FaultBit.class).bit("promotion", 20.1);

        Verdict verdict = judged(unproven, FROM_THE_PROMOTION);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("the fault lost was not seen to have bitten");
    }
}
