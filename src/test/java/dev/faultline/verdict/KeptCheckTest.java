package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.promoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import java.time.Duration;
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
    void oneThatWasAcknowledgedWhileTheStepWasBeginningMayBelongToEitherSide() {
        // Asked for at 20, done at 20.01, seen at 20.1.
        Story story = promoted().bookedAndLost("meanwhile", 20.05).booked("late", 22);

        Verdict verdict = judged(story, KEPT);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.measured()).isEqualTo("0 of 1 writes acknowledged since are lost");
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words ->
                        assertThat(words).startsWith("1 more of the writes").contains("in force"));
        assertThat(judged(story.bookedAndLost("gone", 20.11), KEPT).judgement()).isEqualTo(FAIL);
    }

    @Test
    void theClocksOfTwoProcessesMayPutOneOnTheWrongSide() {
        Event.Anchored pinned = new Event.Anchored(at(1), new ClockAnchor("load:X", at(1), 7, Duration.ofMillis(40)));

        Story edge = promoted().booked("late", 22).add(pinned).bookedAndLost("edge", 20.13);
        assertThat(judged(edge, KEPT).judgement()).isEqualTo(INCONCLUSIVE);

        Story beyond = promoted().booked("late", 22).add(pinned).bookedAndLost("beyond", 20.15);
        assertThat(judged(beyond, KEPT).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aStepThatWasNotSeenToHaveBittenProvesNothing() {
        Story story = promoted().without(Event.FaultBit.class).bit("lost", 15.5).booked("late", 22);

        Verdict verdict = judged(story, KEPT);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).containsExactly("the fault promotion was not seen to have bitten");
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
