package dev.faultline.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.AbortCriterion;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.verdict.Judgement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a drill is held, and what is concluded from it. */
class DrillTest {
    private final DrillExample drill = new DrillExample();

    @Test
    void everyStepIsTakenInItsOrderAndTheDrillPasses() throws Exception {
        DrillHeld held = drill.held();

        assertThat(drill.done).containsExactly("announce", "begin", "db-kill", "restore");
        assertThat(outcomes(held))
                .containsExactly(StepOutcome.DONE, StepOutcome.GO, StepOutcome.PASSED, StepOutcome.PASSED);
        assertThat(judgement(held)).isEqualTo(Judgement.PASS);
        assertThat(held.steps().get(0).took()).contains(Duration.ofSeconds(20));
        assertThat(held.steps().get(0).by()).isEqualTo("Ravi");
        assertThat(new Deviations(drill.order(), held).all()).isEmpty();
        assertThat(proposed(held)).isEmpty();
    }

    @Test
    void withNobodyThereAPersonsStepIsNotPerformedAndWhatRestsOnItIsInconclusive() throws Exception {
        drill.unattended = Optional.of("--unattended");
        DrillHeld held = drill.held();

        assertThat(drill.done).as("nobody is asked").containsExactly("db-kill", "restore");
        assertThat(outcomes(held).subList(0, 2)).containsExactly(StepOutcome.NOT_PERFORMED, StepOutcome.NOT_ASKED);
        assertThat(objectives(held))
                .extracting(ObjectiveRecord::judgement)
                .containsExactly(Judgement.PASS, Judgement.INCONCLUSIVE, Judgement.PASS);
        assertThat(judgement(held)).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(new Deviations(drill.order(), held).all())
                .extracting(Deviation::about)
                .containsExactly("announce", "begin");
    }

    @Test
    void whatNobodyConfirmsInTimeIsNotPerformedEither() throws Exception {
        drill.person = Optional.empty();
        DrillHeld held = drill.held();
        assertThat(outcomes(held).get(0)).isEqualTo(StepOutcome.NOT_PERFORMED);
        assertThat(held.steps().get(0).note()).contains("nobody answered");
        assertThat(judgement(held)).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aPersonsStepThatFailedFailsWhatRestsOnIt() throws Exception {
        drill.person = Optional.of("failed");
        DrillHeld held = drill.held();
        assertThat(judgement(held)).isEqualTo(Judgement.FAIL);
        assertThat(new DrillJudge(held).exitStatus(judgement(held))).isEqualTo(1);
    }

    @Test
    void aNoGoEndsItAndNothingIsBroken() throws Exception {
        drill.decision = Optional.of("no-go");
        DrillHeld held = drill.held();

        assertThat(drill.done).containsExactly("announce", "begin");
        assertThat(held.ending().how()).isEqualTo("no-go");
        assertThat(held.ending().why()).contains("begin", "Ravi", "as the runbook says");
        assertThat(outcomes(held).subList(2, 4)).containsOnly(StepOutcome.NOT_REACHED);
        assertThat(judgement(held)).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void noAnswerWhereSomebodyShouldBeIsANoGo() throws Exception {
        drill.decision = Optional.empty();
        assertThat(drill.held().ending().how()).isEqualTo("no-go");
    }

    @Test
    void aFailThatItIsAbortedForLeavesTheRestUndone() throws Exception {
        drill.first = Judgement.FAIL;
        drill.abortWhen = List.of(new AbortCriterion.VerdictFails("kill", "kept"));
        DrillHeld held = drill.held();

        assertThat(drill.done).doesNotContain("restore");
        assertThat(held.ending().how()).isEqualTo("aborted");
        assertThat(held.ending().why()).contains("kill/kept fails");
        assertThat(judgement(held)).as("worse than what was not reached").isEqualTo(Judgement.FAIL);
    }

    @Test
    void aFailThatNobodyAbortsForGoesOnAndIsAFail() throws Exception {
        drill.first = Judgement.FAIL;
        drill.abortWhen = List.of(
                new AbortCriterion.StepFails(Optional.of("restore")),
                new AbortCriterion.VerdictFails("restore", "kept"));
        DrillHeld held = drill.held();

        assertThat(drill.done).contains("restore");
        assertThat(judgement(held)).isEqualTo(Judgement.FAIL);
        assertThat(proposed(held)).extracting(DrillFinding::about).containsExactly("kill/recovers", "kill/kept");
        assertThat(proposed(held).get(0).title()).isEqualTo("FAIL: required within 3 s; measured 4 s");
        assertThat(proposed(held).get(0).due()).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(proposed(held)).extracting(DrillFinding::id).containsExactly("f-20261123-1", "f-20261123-2");
    }

    @Test
    void whatAnOpenFindingIsAboutIsCarriedAndNotProposedAgain() throws Exception {
        drill.first = Judgement.FAIL;
        drill.findings = List.of(finding("kill/recovers", LocalDate.of(2026, 11, 22)));
        DrillHeld held = drill.held();

        assertThat(proposed(held)).extracting(DrillFinding::about).containsExactly("kill/kept");
        assertThat(new Deviations(drill.order(), held).all())
                .as("it was due the day before")
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.words()).contains("was due on 2026-11-22", "Asha"));
    }

    @Test
    void whoStopsItIsOnRecordAndTheRunThatIsUnderWayIsCutShort() throws Exception {
        drill.duringTheFirstRun =
                () -> drill.control.end(DrillEnding.stopped("by ravi at noon: a customer called", DrillExample.START));
        DrillHeld held = drill.held();

        assertThat(drill.done).doesNotContain("restore");
        assertThat(held.ending().why()).contains("by ravi at noon: a customer called");
        assertThat(held.steps().get(2).note()).contains("cut short", "a customer called");
        assertThat(outcomes(held).get(3)).isEqualTo(StepOutcome.NOT_REACHED);
        assertThat(judgement(held)).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aHarnessThatFailedEndsItWithItsOwnStatus() throws Exception {
        drill.firstStatus = 4;
        DrillHeld held = drill.held();
        assertThat(held.ending().how()).isEqualTo("aborted");
        assertThat(new DrillJudge(held).exitStatus(judgement(held))).isEqualTo(4);
    }

    @Test
    void outsideItsWindowItIsRefusedUnlessThatIsOverriddenAndThenItIsADeviation() throws Exception {
        drill.windowEnds = LocalTime.of(5, 0);
        assertThat(Drill.refusal(drill.order(), DrillExample.START))
                .get()
                .asString()
                .contains("00:00–05:00 UTC");

        drill.override = Optional.of(new DrillOrder.WindowOverride("ravi", "the auditor is here"));
        assertThat(Drill.refusal(drill.order(), DrillExample.START)).isEmpty();
        assertThat(new Deviations(drill.order(), drill.held()).all())
                .singleElement()
                .satisfies(deviation ->
                        assertThat(deviation.words()).contains("outside its window", "ravi", "the auditor is here"));
    }

    @Test
    void aWindowThatClosesMeanwhileLetsNoFurtherScenarioBegin() throws Exception {
        drill.windowEnds = LocalTime.of(5, 1);
        DrillHeld held = drill.held();
        assertThat(drill.done).containsExactly("announce", "begin", "db-kill");
        assertThat(held.ending().why()).contains("the window closed before restore could begin");
    }

    @Test
    void aStepThatTakesLongerThanExpectedIsADeviation() throws Exception {
        drill.runTakes = Duration.ofSeconds(121);
        assertThat(new Deviations(drill.order(), drill.held()).all())
                .extracting(Deviation::words)
                .containsExactly("took 2 min 1 s, expected 2 min", "took 2 min 1 s, expected 2 min");
    }

    @Test
    void whatDecidedNothingIsCarriedOutAgainWhichIsADeviation() throws Exception {
        drill.inconclusiveRestores = 1;
        DrillHeld held = drill.held();
        assertThat(drill.done).containsExactly("announce", "begin", "db-kill", "restore", "restore");
        assertThat(judgement(held)).isEqualTo(Judgement.PASS);
        assertThat(new Deviations(drill.order(), held).all())
                .extracting(Deviation::words)
                .anySatisfy(words -> assertThat(words).contains("carried out again", "20261123-0501-restore"));
    }

    @Test
    void thereIsAnEndToItAndAFailIsNeverTriedAgain() throws Exception {
        drill.inconclusiveRestores = 9;
        assertThat(judgement(drill.held())).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(drill.done).filteredOn("restore"::equals).hasSize(2);

        DrillExample failing = new DrillExample();
        failing.second = Judgement.FAIL;
        failing.held();
        assertThat(failing.done).filteredOn("restore"::equals).hasSize(1);
    }

    private static DrillFinding finding(String about, LocalDate due) {
        return new DrillFinding("f-1", "It was slow.", about, "Asha", due, "20261023-monthly", Optional.empty());
    }

    private List<DrillFinding> proposed(DrillHeld held) {
        return new ProposedFindings(drill.order(), held.began())
                .of(held.steps(), new Deviations(drill.order(), held).all());
    }

    private List<ObjectiveRecord> objectives(DrillHeld held) {
        return new DrillJudge(held).objectives(drill.order().spec().objectives());
    }

    private Judgement judgement(DrillHeld held) {
        return new DrillJudge(held).judgement(objectives(held));
    }

    private static List<StepOutcome> outcomes(DrillHeld held) {
        return held.steps().stream().map(StepRecord::outcome).toList();
    }
}
