package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scaling responses, from histories written by hand: the surge is from 15 to 40. */
class ScalingCheckTest {
    private static final Objective.Scaling SCALING = new Objective.Scaling(
            "scales-out",
            List.of("BL-03"),
            "api",
            "offer",
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            "book",
            Duration.ofSeconds(15),
            0.95,
            Duration.ofSeconds(2));

    private static Event replicas(double second, int ready, int desired) {
        Map<String, Integer> zones = Map.of("a", (ready + 2) / 3, "b", (ready + 1) / 3, "c", ready / 3);
        return new Event.ReplicasSeen(at(second), "api", ready, desired, zones);
    }

    /** A surge under way, of which nothing is known but that bookings suffer from 16 on until {@code restored}. */
    private static Story surge(double restored) {
        Story story = cleanRun()
                .method(new FaultSpec.LoadSurge(
                        "offer", Duration.ZERO, Duration.ofSeconds(25), "BookingSimulation", 40))
                .without(Event.FaultInjected.class)
                .without(Event.FaultBit.class)
                .without(Event.FaultReverted.class)
                .add(new Event.FaultInjected(at(15), "offer", "load-surge", List.of("BookingSimulation"), at(15.1)))
                .add(new Event.FaultBit(at(15.3), "offer", "40 users a second"))
                .add(new Event.FaultReverted(at(40), "offer", "drained"))
                .add(replicas(1, 3, 3))
                .good("book", 5, 16, 0.05)
                .failing("book", 16, restored, 0.05)
                .good("book", restored, 65, 0.05);
        for (double s = 15.2; s < 40; s += 0.05) {
            boolean good = s < 16 || s >= restored;
            story.outcome("surge:offer", "book", s, s + 0.01, good ? FailureKind.NONE : FailureKind.SERVER_ERROR);
        }
        return ended(story, "surge:offer", "completed");
    }

    private static Story ended(Story story, String source, String exit) {
        for (String each : List.of(Story.LOAD, source)) {
            long n =
                    story.outcomes.stream().filter(o -> o.source().equals(each)).count();
            story.add(new Event.LoadEnded(at(41), each, n, n, 0, n, Duration.ZERO, Duration.ZERO, exit));
        }
        return story;
    }

    private static Story scaled() {
        return surge(26)
                .add(replicas(18, 3, 5))
                .add(replicas(23, 4, 5))
                .add(replicas(24, 5, 6))
                .add(replicas(28, 6, 6))
                .add(replicas(35, 6, 5))
                .add(replicas(50, 3, 3));
    }

    @Test
    void aResponseInTimePassesAndIsSplitIntoItsSteps() {
        Verdict verdict = scaled().judged(SCALING);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("decided +3 s, in service +9 s, SLO restored 11.01 s");
        assertThat(verdict.split())
                .containsEntry("decided", "+3 s (allowed 5 s)")
                .containsEntry("in service", "+9 s (allowed 12 s)")
                .containsEntry("SLO restored", "11.01 s (allowed 15 s)")
                .containsEntry("wanted", "3 → 5")
                .containsEntry("overshoot", "1 (at most 6 wanted, 5 at the end)")
                .containsEntry("zones in service", "a 2, b 2, c 1 (spread 1)");
        assertThat(verdict.outages()).hasSize(1);
        assertThat(verdict.bound()).contains("500 ms").contains("between");
    }

    @Test
    void anAutoscalerThatNeverWantsMoreFails() {
        Verdict verdict = surge(65).judged(SCALING);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).startsWith("decided never, in service never");
        assertThat(verdict.evidence()).contains("more instances wanted: never, allowed 5 s");
        assertThat(verdict.split()).containsEntry("wanted", "3, and no more");
    }

    @Test
    void aDecisionThatComesTooLateFailsAndNamesIt() {
        Verdict verdict =
                surge(26).add(replicas(21, 3, 5)).add(replicas(24, 5, 5)).judged(SCALING);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).contains("more instances wanted: +6 s, allowed 5 s (at " + at(21) + ")");
    }

    @Test
    void instancesThatComeTooLateOrNeverFail() {
        assertThat(surge(26)
                        .add(replicas(18, 3, 5))
                        .add(replicas(28, 5, 5))
                        .judged(SCALING)
                        .judgement())
                .isEqualTo(FAIL);
        assertThat(surge(26)
                        .add(replicas(18, 3, 5))
                        .add(replicas(24, 4, 5))
                        .judged(SCALING)
                        .judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void anSloThatIsRestoredTooLateOrOnlyByTheEndOfTheSurgeFails() {
        Story late = surge(33).add(replicas(18, 3, 5)).add(replicas(24, 5, 5));
        assertThat(late.judged(SCALING).judgement()).isEqualTo(FAIL);
        assertThat(late.judged(SCALING).evidence()).contains("SLO of book restored: 18.01 s");
        Story byTheEnd = surge(40.2).add(replicas(18, 3, 5)).add(replicas(24, 5, 5));
        assertThat(byTheEnd.judged(SCALING).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aStepSeenWithinOneLookOfItsLimitIsNotDecided() {
        Story story = surge(26).add(replicas(20.3, 3, 5)).add(replicas(24, 5, 5));
        assertThat(story.judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatWasWantedBeforeTheSurgeMustBeKnown() {
        Story story = scaled();
        story.events.removeIf(e -> e instanceof Event.ReplicasSeen && e.at().isBefore(at(15)));
        Verdict verdict = story.judged(SCALING);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("before the surge was not seen"));
    }

    @Test
    void replicasThatWereNotWatchedDecideNothing() {
        Event blind = new Event.ObservationLost(at(17), "roles and replicas", "no answer");
        assertThat(surge(26).add(blind).judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(scaled().add(blind).judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anotherServiceDoesNotScaleThisOne() {
        Story story = surge(26).add(new Event.ReplicasSeen(at(17), "redis", 9, 9, Map.of("a", 9)));
        assertThat(story.judged(SCALING).measured()).startsWith("decided never");
    }

    @Test
    void aSurgeThatDidNotComeOrStoppedEarlyCondemnsNobody() {
        assertThat(surge(16).without(Event.FaultBit.class).judged(SCALING).judgement())
                .isEqualTo(INCONCLUSIVE);
        Story early = surge(16).without(Event.FaultReverted.class).reverted("offer", 18);
        assertThat(early.judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(surge(26).without(Event.FaultInjected.class).judged(SCALING).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aSurgeWhoseEndWasNeverReportedCannotPass() {
        Story story = scaled();
        story.events.removeIf(
                e -> e instanceof Event.LoadEnded end && end.source().equals("surge:offer"));
        Verdict verdict = story.judged(SCALING);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("surge:offer never reported its end");
    }

    @Test
    void aSurgeWhoseRequestsAreNotAllInTheLogCannotPass() {
        Story story = scaled();
        story.outcomes.remove(story.outcomes.size() - 1);
        assertThat(story.judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aSurgeThatWasNeverSeenToEndIsStillJudgedUpToTheEndOfTheTraffic() {
        Story story = scaled().without(Event.FaultReverted.class);
        assertThat(story.judged(SCALING).judgement()).isEqualTo(PASS);
        assertThat(story.judged(SCALING).split()).containsEntry("overshoot", "3 (at most 6 wanted, 3 at the end)");
    }

    @Test
    void theOrderAndDoublesOfTheRecordDoNotMatterAndNoRecordIsNoCrash() {
        Story story = scaled().add(replicas(18, 3, 5)).add(replicas(28, 6, 6));
        Collections.reverse(story.events);
        Collections.reverse(story.outcomes);
        assertThat(story.judged(SCALING).judgement()).isEqualTo(PASS);
        assertThat(Story.nothing().judged(SCALING).judgement()).isEqualTo(INCONCLUSIVE);
    }
}
