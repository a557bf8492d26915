package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms, from histories written by hand: the fault is injected at 15, and the channel must be told by 23. */
class AlarmCheckTest {
    private static final Objective.Alarm ALARM =
            new Objective.Alarm("pager-rings", List.of("BL-12"), "errors", "kill", Duration.ofSeconds(8));

    private static Event changed(double second, String state) {
        return new Event.AlarmChanged(at(second), "errors", state, "0.3 > 1");
    }

    private static Event delivered(double second, String channel, String state) {
        return new Event.AlarmDelivered(at(second), "errors", channel, state);
    }

    private static Event lost(double second, String what) {
        return new Event.ObservationLost(at(second), what, "no answer");
    }

    /** Seen to be ok during the warm-up; whatever comes after is added. */
    private static Story quiet() {
        return cleanRun().add(changed(2, "ok"));
    }

    private static Story rung() {
        return quiet().add(changed(16, "pending"))
                .add(changed(17.5, "firing"))
                .add(delivered(17.6, "admin", "firing"))
                .add(changed(30, "ok"))
                .add(delivered(30.1, "admin", "ok"));
    }

    @Test
    void anAlarmThatReachesItsChannelInTimePassesAndIsSplit() {
        Verdict verdict = rung().judged(ALARM);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("delivered 2.6 s after the injection");
        assertThat(verdict.split())
                .containsEntry("pending", "+1 s")
                .containsEntry("firing", "+2.5 s")
                .containsEntry("delivered to admin", "+2.6 s")
                .containsEntry("scale", "1 s stands for 1 min");
        assertThat(verdict.evidence()).contains("scale: 1 s stands for 1 min");
        assertThat(verdict.kind()).isEqualTo("alarm");
    }

    @Test
    void anAlarmThatFiresAndIsDeliveredToNobodyFails() {
        Verdict verdict =
                quiet().add(changed(16, "pending")).add(changed(17.5, "firing")).judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("fired, and was not delivered");
        assertThat(verdict.evidence().get(0))
                .contains("errors fired at " + at(17.5))
                .contains("no message about it arrived at the channel admin");
    }

    @Test
    void anAlarmThatOnlyAnotherChannelHearsFailsAndNamesThat() {
        Verdict verdict = quiet().add(changed(17.5, "firing"))
                .add(delivered(17.6, "pager", "firing"))
                .judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0)).contains("(but at pager)");
    }

    @Test
    void anAlarmThatNeverFiresFailsAndSaysWhatWasSeenLast() {
        Verdict verdict = quiet().judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("never fired");
        assertThat(verdict.evidence().get(0)).contains("last seen: ok at " + at(2) + " (0.3 > 1)");
    }

    @Test
    void anAlarmThatComesTooLateFails() {
        Verdict verdict = quiet().add(changed(24, "firing"))
                .add(delivered(24.1, "admin", "firing"))
                .judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("delivered 9.1 s after the injection");
    }

    @Test
    void aMessageThatAllIsWellIsNoAlarm() {
        Story story = quiet().add(changed(17, "firing")).add(delivered(17.1, "admin", "ok"));
        assertThat(story.judged(ALARM).judgement()).isEqualTo(FAIL);
    }

    @Test
    void anotherAlarmIsNotThisOne() {
        Story story = quiet().add(new Event.AlarmChanged(at(17), "others", "firing", "1"))
                .add(new Event.AlarmDelivered(at(17.1), "others", "admin", "firing"));
        assertThat(story.judged(ALARM).measured()).isEqualTo("never fired");
    }

    @Test
    void anAlarmThatFiredBeforeTheFaultIsAFalseOneWhateverCameLater() {
        Verdict verdict =
                rung().add(changed(11, "firing")).add(changed(12, "ok")).judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("false alarm before the fault");
        assertThat(verdict.evidence().get(0))
                .contains("errors fired at " + at(11))
                .contains("4 s before");
    }

    @Test
    void aMessageBeforeTheFaultIsAFalseAlarmToo() {
        assertThat(rung().add(delivered(9, "pager", "firing")).judged(ALARM).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void anAlarmThatWentOnFiringAfterTheWarmUpIsFalse() {
        Verdict verdict = rung().add(changed(4, "firing")).judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0)).contains("still firing when the warm-up ended");
    }

    @Test
    void whatFiredAndWentInTheWarmUpDoesNotMatter() {
        Story story = rung().add(changed(3, "firing"))
                .add(delivered(3.1, "admin", "firing"))
                .add(changed(4, "ok"));
        assertThat(story.judged(ALARM).judgement()).isEqualTo(PASS);
    }

    @Test
    void aPendingAlarmBeforeTheFaultIsNotFalse() {
        Story story = rung().add(changed(11, "pending")).add(changed(12, "ok"));
        assertThat(story.judged(ALARM).judgement()).isEqualTo(PASS);
    }

    @Test
    void anAlarmThatFlapsIsDeliveredWithItsFirstMessage() {
        Story story = rung().add(changed(18, "ok"))
                .add(changed(19, "firing"))
                .add(delivered(19.1, "admin", "firing"))
                .add(delivered(19.1, "admin", "firing"));
        Verdict verdict = story.judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("delivered 2.6 s after the injection");
        assertThat(verdict.split()).containsEntry("went back to ok since", "2 times");
    }

    @Test
    void aRuleThatWasNotEvaluatedNeitherFailsNorPasses() {
        Verdict silent = quiet().add(lost(16, "alarm:errors")).judged(ALARM);
        assertThat(silent.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(silent.evidence()).contains("not observed: alarm:errors: no answer");
        assertThat(rung().add(lost(9, "alarm:errors")).judged(ALARM).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aLossOfAnotherAlarmOrAfterTheDecisionDoesNotMatter() {
        assertThat(rung().add(lost(16, "alarm:others")).judged(ALARM).judgement())
                .isEqualTo(PASS);
        assertThat(rung().add(lost(40, "alarm:errors")).judged(ALARM).judgement())
                .isEqualTo(PASS);
        assertThat(quiet().add(lost(40, "alarm:errors")).judged(ALARM).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void aLossOfAnAlarmCountsAgainstNoOtherKindOfObjective() {
        Story story = rung().add(lost(16, "alarm:errors")).good("book", 5, 65, 0.05);
        Objective.Slo slo =
                new Objective.Slo("level", List.of(), "book", Phase.AFTER, new Objective.Level.Availability(0.9));
        assertThat(story.judged(slo).judgement()).isEqualTo(PASS);
    }

    @Test
    void anAlarmWhoseStateWasNeverSeenBeforeTheFaultIsNotDecided() {
        Story never = cleanRun();
        assertThat(never.judged(ALARM).judgement()).isEqualTo(INCONCLUSIVE);
        Story late = cleanRun().add(changed(17, "firing")).add(delivered(17.1, "admin", "firing"));
        assertThat(late.judged(ALARM).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(late.judged(ALARM).evidence()).anyMatch(line -> line.contains("before the injection was not seen"));
    }

    @Test
    void aFaultThatDidNotBiteRaisesNoAlarmAndConfirmsNone() {
        assertThat(quiet().without(Event.FaultBit.class).judged(ALARM).judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(rung().without(Event.FaultBit.class).judged(ALARM).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRecordThatEndsBeforeTheTimeIsOverDoesNotDecide() {
        Story story = quiet();
        story.events.removeIf(e -> e.at().isAfter(at(20)));
        story.phase(Phase.DRAIN, 20).add(new Event.RunEnded(at(21), "completed", ""));
        assertThat(story.judged(ALARM).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aFaultThatWasUndoneEarlyDoesNotCondemnTheAlarm() {
        Story story = quiet().method(Story.held("kill", 0, 10)).notReverted().reverted("kill", 17);
        assertThat(story.judged(ALARM).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aFaultThatWasNeverInjectedRaisesNoAlarm() {
        Verdict verdict = rung().without(Event.FaultInjected.class).judged(ALARM);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("never injected"));
    }

    @Test
    void anAlarmThatTheSystemDoesNotHaveIsInconclusive() {
        Objective.Alarm unknown = new Objective.Alarm("x", List.of(), "ghost", "kill", Duration.ofSeconds(8));
        Verdict verdict = rung().judged(unknown);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("no alarm named ghost"));
    }

    @Test
    void theOrderOfTheRecordDoesNotMatterAndNoRecordIsNoCrash() {
        Story story = rung();
        Collections.reverse(story.events);
        assertThat(story.judged(ALARM).judgement()).isEqualTo(PASS);
        assertThat(Story.nothing().judged(ALARM).judgement()).isEqualTo(INCONCLUSIVE);
    }
}
