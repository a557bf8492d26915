package dev.faultline.verdict;

import static dev.faultline.scenario.Objective.Origin.REVERSAL;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RecoveryStories.EVERY;
import static dev.faultline.verdict.RecoveryStories.heldUntil;
import static dev.faultline.verdict.RecoveryStories.outage;
import static dev.faultline.verdict.RecoveryStories.outages;
import static dev.faultline.verdict.RecoveryStories.rto;
import static dev.faultline.verdict.RecoveryStories.within;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import org.junit.jupiter.api.Test;

/** Recovery times where a fault is held and undone, or where another one comes between. */
class RtoHeldFaultsTest {
    @Test
    void aPathThatRecoversOnlyOnceTheFaultIsUndoneFails() {
        Story story = outage(15.1, 25.2).method(Story.held("kill", 0, 10)).notReverted();
        story.reverted("kill", 25.05);
        Verdict verdict = story.judged(within(20));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).anyMatch(line -> line.startsWith("it had not recovered when the undo began"));
    }

    @Test
    void aPathThatRecoversWhileTheFaultIsHeldPasses() {
        Story story = outage(15.1, 18).method(Story.held("kill", 0, 10)).notReverted();
        assertThat(story.reverted("kill", 25.05).judged(within(5)).judgement()).isEqualTo(PASS);
    }

    @Test
    void requestsThatHungWhileTheFaultWasHeldDoNotShowThatThePathWorked() {
        Story story = cleanRun().method(Story.held("kill", 0, 4)).notReverted().reverted("kill", 19.05);
        heldUntil(story.good("book", 5, 15, EVERY), 15, 19, 19.2).good("book", 19.2, 65, EVERY);
        assertThat(story.judged(within(3)).judgement()).isEqualTo(INCONCLUSIVE);
        Verdict generous = story.judged(within(30));
        assertThat(generous.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(generous.evidence()).anyMatch(line -> line.startsWith("no request was answered as the undo began"));
    }

    @Test
    void aFaultThatWasUndoneBeforeItsTimeDoesNotCondemnThePath() {
        Story story = outage(15.1, 18.2).method(Story.held("kill", 0, 10)).notReverted();
        assertThat(story.reverted("kill", 18).judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void fromTheReversalOnlyWhatIsLeftOfTheOutageCounts() {
        Story story = outage(15.1, 27).notReverted().reverted("kill", 25);
        Verdict verdict = story.judged(rto(REVERSAL, 5, 0.95));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("2.01 s");
        assertThat(story.judged(rto(REVERSAL, 1, 0.95)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void whatTheFaultDidBeforeItsReversalIsToldFromTheInjection() {
        Verdict verdict = outage(15.1, 22).judged(rto(REVERSAL, 5, 0.95));
        assertThat(verdict.split())
                .containsEntry("first impact", "100 ms after the injection")
                .containsEntry("first success", "+2.01 s")
                .containsEntry("sustained recovery", "+2.01 s");
    }

    @Test
    void anImpactInTheMillisecondOfTheInjectionIsNotBeforeIt() {
        Story story = cleanRun().without(Event.FaultInjected.class).injected("kill", 15.0004);
        assertThat(outages(story, 15.0006, 18).judged(within(10)).split()).containsEntry("first impact", "+0 s");
    }

    @Test
    void fromAReversalThatDidNotHappenNothingCanBeCounted() {
        Story story = outage(15.1, 18).notReverted();
        assertThat(story.judged(rto(REVERSAL, 5, 0.95)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anOutageOfALaterFaultIsNotThisFaultsDoing() {
        Story faults = cleanRun()
                .method(Story.kill("kill", 0), Story.kill("other", 20))
                .injected("other", 35);
        Story story = outages(faults, 15, 17, 35, 38);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("2.01 s");
        assertThat(verdict.outages()).hasSize(2);
    }

    @Test
    void whatALaterFaultHidesBeforeTheTimeIsOverIsNotDecided() {
        Story faults =
                cleanRun().method(Story.kill("kill", 0), Story.kill("other", 3)).injected("other", 18);
        Story story = outages(faults, 15, 40);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(within(2)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void faultsOfOneOffsetAreOneFailure() {
        Story story = outage(15.1, 40)
                .method(Story.kill("kill", 0), Story.kill("twin", 0))
                .injected("twin", 15.02);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(FAIL);
    }
}
