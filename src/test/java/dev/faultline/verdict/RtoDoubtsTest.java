package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RecoveryStories.EVERY;
import static dev.faultline.verdict.RecoveryStories.outage;
import static dev.faultline.verdict.RecoveryStories.within;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import org.junit.jupiter.api.Test;

/** What keeps a recovery time from being known, or a FAIL from being taken back. */
class RtoDoubtsTest {
    @Test
    void noImpactOfAFaultThatWasNotSeenToBiteProvesNothing() {
        Story story = cleanRun().without(Event.FaultBit.class).good("book", 5, 65, EVERY);
        Verdict verdict = story.judged(within(1));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("not seen to have bitten"));
    }

    @Test
    void aFailureStandsEvenIfTheFaultWasNotSeenToBite() {
        Story story = outage(15.1, 40).without(Event.FaultBit.class);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aFaultThatWasNeverInjectedIsInconclusiveEvenWhereThePathFailed() {
        Story story = outage(15.1, 40).without(Event.FaultInjected.class);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anOutageThatBeganBeforeTheInjectionIsNotLaidAtTheFaultsDoor() {
        Verdict verdict = outage(13, 40).judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("already failing"));
        assertThat(verdict.outages()).hasSize(1);
    }

    @Test
    void aMetricThatNobodyJudgesTakesNothingBackWhereItIsNotHad() {
        Event lost = new Event.ObservationLost(Story.at(20), "metric:connections of database", "no answer");
        assertThat(outage(15.1, 20).add(lost).judged(within(10)).judgement()).isEqualTo(PASS);

        Event other = new Event.ObservationLost(Story.at(20), "events of RDS, database", "no answer");
        assertThat(outage(15.1, 20).add(other).judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void nobodyAskingMeansNobodyKnows() {
        Story story = cleanRun().good("book", 5, 14, EVERY).good("zones", 5, 65, EVERY);
        Verdict verdict = story.judged(within(60));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("no request of book"));
    }

    @Test
    void aGapAfterTheRecoveryMayHideAnOutage() {
        Story story = cleanRun()
                .good("book", 5, 15, EVERY)
                .failing("book", 15, 17, EVERY)
                .good("book", 17, 30, EVERY)
                .good("book", 34, 65, EVERY);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("no good answer was seen for 4.05 s"));
        assertThat(story.judged(within(20)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aPathThatIsNoLongerAskedBeforeTheTrafficEndsIsNotWatched() {
        Story story = cleanRun().good("book", 5, 50, EVERY);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void tooFewRequestsCannotShowThatNobodyNoticed() {
        Story story = cleanRun().good("book", 5, 65, 4);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aProberThatFallsSilentWithTheFaultIsMissing() {
        Story story = cleanRun().good("book", 5, 65, EVERY).probes("book", 5, 15, 0.2);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
        story.probes("book", 15, 65, 0.2);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aStallOfTheHarnessesOwnProxyWidensTheBoundAndTakesBackAFailOfThatSize() {
        Story story = outage(15.1, 15.5).stalled(15.1, 0.4);
        assertThat(outage(15.1, 15.5).judged(within(0.3)).judgement()).isEqualTo(FAIL);
        assertThat(story.judged(within(0.3)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(within(5)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aStallElsewhereDoesNotTouchTheFigure() {
        Story story = outage(15.1, 28).stalled(50, 0.4);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aClockThatGoesNowhereIsNotDivisionByZero() {
        Story story = cleanRun();
        for (int i = 0; i < 100; i++) {
            story.outcome(Story.LOAD, "book", 20, 20, FailureKind.NONE);
        }
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRecoveryThatTheRecordCutsOffIsNotDecidedWhileThereIsTime() {
        Story story = outage(15.1, 64);
        assertThat(story.judged(within(60)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(within(60)).measured()).contains("good again, but not for 2 s");
        assertThat(story.judged(within(40)).judgement()).isEqualTo(FAIL);
    }
}
