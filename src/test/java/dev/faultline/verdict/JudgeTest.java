package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.SoundRun.EVERY_KIND;
import static dev.faultline.verdict.SoundRun.RTO;
import static dev.faultline.verdict.SoundRun.judgements;
import static dev.faultline.verdict.SoundRun.leavesNothingToPass;
import static dev.faultline.verdict.SoundRun.slo;
import static dev.faultline.verdict.SoundRun.sound;
import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A whole run judged: every objective has its verdict, and no flaw of the record passes for a PASS. */
class JudgeTest {
    @Test
    void aSoundRunPassesEveryObjectiveInTheirOrder() {
        Story story = sound().steady(slo("steady", Phase.BASELINE));
        List<Verdict> verdicts = Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, story);
        assertThat(verdicts)
                .extracting(Verdict::objective)
                .containsExactly("steady", "recovers", "keeps", "level", "sound", "restored");
        assertThat(verdicts)
                .extracting(Verdict::kind)
                .containsExactly("steady-state", "rto", "rpo", "slo", "integrity", "restoration");
        assertThat(verdicts).allSatisfy(v -> {
            assertThat(v.judgement()).as(v.toString()).isEqualTo(PASS);
            assertThat(v.required()).isNotBlank();
        });
    }

    @Test
    void aSteadyStateThatDidNotHoldIsInconclusiveAndLeavesNothingToPass() {
        Story story = sound().failing("book", 6.01, 14.01, 0.05).steady(slo("steady", Phase.BASELINE));
        leavesNothingToPass(story);
        Verdict steady = Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, story)
                .get(0);
        assertThat(steady.judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRejectedBaselineCountsForNothingButIsNamed() {
        Story story = sound().failing("book", 5.01, 9.51, 0.05)
                .add(new Event.BaselineRejected(at(10), "half failed"))
                .phase(Phase.BASELINE, 10)
                .steady(slo("steady", Phase.BASELINE));
        List<Verdict> verdicts = Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, story);
        assertThat(verdicts)
                .allSatisfy(v -> assertThat(v.judgement()).as(v.toString()).isEqualTo(PASS));
        assertThat(verdicts.get(0).measured()).startsWith("100 %");
        assertThat(verdicts.get(0).evidence())
                .contains("a baseline before this one was not steady and counts as warm-up: half failed");
    }

    @Test
    void anEmptyHistoryProvesNothing() {
        leavesNothingToPass(Story.nothing());
        leavesNothingToPass(Story.nothing().notReadBack());
    }

    @Test
    void aRunWithoutAnEndProvesNothing() {
        leavesNothingToPass(sound().without(Event.RunEnded.class));
    }

    @Test
    void aStopConditionProvesNothing() {
        leavesNothingToPass(sound().add(new Event.StopConditionMet(at(30), "error-ratio", "0.9")));
    }

    @Test
    void aLoadThatCrashedOrNeverEndedProvesNothing() {
        leavesNothingToPass(sound().loadEnded(1200, Duration.ZERO, "crashed"));
        Story story = sound();
        story.events.add(
                new Event.LoadEnded(at(65), "load:Another", 1, 1, 0, 1, Duration.ZERO, Duration.ZERO, "completed"));
        leavesNothingToPass(story);
    }

    @Test
    void aMissingPhaseProvesNothing() {
        for (Phase phase : List.of(Phase.BASELINE, Phase.FAULT, Phase.RECOVERY, Phase.AFTER, Phase.DRAIN)) {
            Story story = sound();
            story.events.removeIf(e -> e instanceof Event.PhaseBegan p && p.phase() == phase);
            leavesNothingToPass(story);
        }
    }

    @Test
    void phasesOutOfOrderProveNothing() {
        Story story = sound();
        story.events.removeIf(e -> e instanceof Event.PhaseBegan p && p.phase() == Phase.AFTER);
        leavesNothingToPass(story.phase(Phase.AFTER, 6));
    }

    @Test
    void whatWasNotObservedProvesNothingButAProbeOfAnotherPathDoesNotMatter() {
        leavesNothingToPass(sound().add(new Event.ObservationLost(at(30), "load:BookingSimulation", "pipe broke")));
        Story other = sound().add(new Event.ObservationLost(at(30), "probe:zones", "no token"));
        assertThat(judgements(other)).containsOnly(PASS);
        Story own = sound().add(new Event.ObservationLost(at(30), "probe:book", "no token"));
        assertThat(judgements(own)).containsExactly(INCONCLUSIVE, PASS, PASS, PASS, PASS);
    }

    @Test
    void aProxyThatNobodyWatchedSpoilsTheClientsFiguresOnly() {
        assertThat(judgements(sound().without(Event.ControlProbed.class)))
                .containsExactly(INCONCLUSIVE, PASS, INCONCLUSIVE, PASS, PASS);
        assertThat(judgements(sound().stalled(30, 3))).containsExactly(INCONCLUSIVE, PASS, INCONCLUSIVE, PASS, PASS);
    }

    @Test
    void anAnswerBeforeItsRequestMakesEveryClockDoubtful() {
        leavesNothingToPass(sound().outcome("probe:book", "book", 30, 29, FailureKind.NONE));
        leavesNothingToPass(sound().outcome("probe:book", "book", -1e9, -1e9 + 1, FailureKind.NONE));
        leavesNothingToPass(sound().outcome("probe:book", "book", 1e9, 1e9 + 1, FailureKind.TIMEOUT));
    }

    @Test
    void doubledOutcomesAreNoticed() {
        Story story = sound();
        int once = story.outcomes.size();
        story.outcomes.addAll(new ArrayList<>(story.outcomes));
        leavesNothingToPass(story.loadEnded(once, Duration.ZERO, "completed"));
    }

    @Test
    void nonsenseInAnObjectiveIsItsOwnTroubleOnly() {
        Objective.Rto nonsense = new Objective.Rto(
                "nonsense", List.of(), "book", "kill", Objective.Origin.INJECTION, Duration.ZERO, -3, Duration.ZERO);
        Story story = sound();
        List<Verdict> verdicts = Judge.judge(story.scenario(nonsense, RTO), AlarmedSystem.SPEC, story);
        assertThat(verdicts).extracting(Verdict::judgement).containsExactly(INCONCLUSIVE, PASS);
        assertThat(verdicts.get(0).evidence().get(0)).startsWith("the check could not be made: an SLI needs");
    }

    @Test
    void anEventWithoutAnInstantIsNoCrash() {
        leavesNothingToPass(sound().add(new Event.FaultBit(null, "kill", "?")));
    }

    @Test
    void aTimelineThatCannotBeReadIsToldInItsOwnWords() {
        Story story = sound();
        List<Verdict> verdicts =
                Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, new Unreadable(story, "timeline"));
        assertThat(verdicts).hasSize(EVERY_KIND.length).allSatisfy(v -> {
            assertThat(v.judgement()).isEqualTo(INCONCLUSIVE);
            assertThat(v.evidence().get(0)).contains("timeline.jsonl:7");
        });
    }

    @Test
    void aLogOfOutcomesThatBreaksOffProvesNothing() {
        Story story = sound();
        List<Verdict> verdicts =
                Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, new Unreadable(story, "outcomes"));
        assertThat(verdicts).extracting(Verdict::judgement).doesNotContain(PASS);
        assertThat(verdicts.get(0).evidence()).anyMatch(line -> line.contains("outcomes.tsv:9"));
    }

    @Test
    void aLedgerOrReadBackThatCannotBeReadSpoilsOnlyWhatRestsOnIt() {
        for (String what : List.of("ledger", "held")) {
            Story story = sound();
            List<Verdict> verdicts =
                    Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, new Unreadable(story, what));
            assertThat(verdicts)
                    .extracting(Verdict::judgement)
                    .containsExactly(PASS, INCONCLUSIVE, PASS, INCONCLUSIVE, PASS);
        }
    }

    @Test
    void theLedgerIsReadOnceForAllObjectivesThatRestOnIt() {
        Story story = sound();
        AtomicInteger readings = new AtomicInteger();
        RunHistory counting = new Retold(story) {
            @Override
            public Stream<LedgerEntry> ledger() throws IOException {
                readings.incrementAndGet();
                return super.ledger();
            }
        };
        assertThat(Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, counting))
                .extracting(Verdict::judgement)
                .containsOnly(PASS);
        assertThat(readings).hasValue(1);
    }

    /** A run of which one file is broken. */
    private record Unreadable(Story story, String what) implements RunHistory {
        @Override
        public List<Event> events() throws IOException {
            if (what.equals("timeline")) {
                throw new IOException("timeline.jsonl:7: not JSON");
            }
            return story.events();
        }

        @Override
        public Stream<Outcome> outcomes() {
            return what.equals("outcomes")
                    ? Stream.concat(story.outcomes().limit(8), Stream.of(1).map(i -> {
                        throw new UncheckedIOException("outcomes.tsv:9: torn", new IOException());
                    }))
                    : story.outcomes();
        }

        @Override
        public Stream<LedgerEntry> ledger() throws IOException {
            if (what.equals("ledger")) {
                throw new IOException("ledger is gone");
            }
            return story.ledger();
        }

        @Override
        public Optional<Stream<HeldRecord>> held() throws IOException {
            if (what.equals("held")) {
                throw new IOException("read-back is gone");
            }
            return story.held();
        }
    }
}
