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
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts, from histories written by hand: the release begins at 15 and must end by 30. */
class ReleaseCheckTest {
    private static final Objective.Release COMPLETES = ends("completed");
    private static final Objective.Release ROLLS_BACK = ends("rolled-back");

    private static Objective.Release ends(String end) {
        return new Objective.Release("rolled-out", List.of("BL-18"), "new", end, Duration.ofSeconds(15));
    }

    private static Story begun() {
        return cleanRun()
                .method(new FaultSpec.Release("new", Duration.ZERO, "next"))
                .without(Event.FaultInjected.class)
                .without(Event.FaultBit.class)
                .without(Event.FaultReverted.class)
                .add(new Event.FaultInjected(at(15), "new", "release", List.of("api"), at(15.1)))
                .add(new Event.FaultBit(at(15.2), "new", "the rollout is under way"))
                .add(new Event.FaultReverted(at(44), "new", "its time has passed"))
                .add(seen(15.2, "rolling", ""));
    }

    private static Event seen(double second, String state, String detail) {
        return new Event.ReleaseSeen(at(second), "api", "next", state, detail);
    }

    @Test
    void aRolloutThatEndsAsItShouldInTimePasses() {
        Verdict verdict = begun().add(seen(27, "completed", "")).judged(COMPLETES);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("it ended completed after 12 s");
        assertThat(verdict.split()).containsEntry("rolling", "+200 ms").containsEntry("completed", "+12 s");
    }

    @Test
    void theOtherEndFailsAndIsNamed() {
        Verdict verdict = begun().add(seen(24, "rolled-back", "api-a never passed its health check"))
                .judged(COMPLETES);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0))
                .contains("api next was seen rolled-back")
                .contains("api-a never passed its health check")
                .contains("and not completed");
        assertThat(begun().add(seen(24, "completed", "")).judged(ROLLS_BACK).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void anEndThatComesAfterTheOtherOneDoesNotHeal() {
        Story story = begun().add(seen(20, "rolled-back", "")).add(seen(25, "completed", ""));
        assertThat(story.judged(COMPLETES).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aRolloutThatDoesNotEndInTimeFails() {
        Verdict verdict = begun().judged(ROLLS_BACK);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("it came to no end");
        assertThat(verdict.evidence().get(0))
                .contains("api next was seen rolling")
                .contains("due by " + at(30));
        assertThat(begun().add(seen(31, "rolled-back", "")).judged(ROLLS_BACK).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void anEndSeenWithinOneLookOfTheLimitIsNotDecided() {
        assertThat(begun().add(seen(30.3, "completed", "")).judged(COMPLETES).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRolloutThatWasNotWatchedIsNotDecided() {
        Event blind = new Event.ObservationLost(at(25), "roles and replicas", "no answer");
        assertThat(begun().add(blind).judged(COMPLETES).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(begun().add(blind)
                        .add(seen(27, "completed", ""))
                        .judged(COMPLETES)
                        .judgement())
                .isEqualTo(PASS);
        assertThat(begun().without(Event.ReleaseSeen.class).judged(COMPLETES).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatWasSeenBeforeItBeganOrOfTheNextOneIsNotItsEnd() {
        Story story = begun().add(seen(10, "completed", ""))
                .add(new Event.FaultInjected(at(28), "newer", "release", List.of("api"), at(28.1)))
                .add(seen(29, "completed", ""));
        assertThat(story.judged(COMPLETES).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aReleaseThatWasNeverBegunIsNotDecided() {
        assertThat(begun().without(Event.FaultInjected.class).judged(COMPLETES).judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(Story.nothing().judged(COMPLETES).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void theOrderAndDoublesOfTheRecordDoNotMatter() {
        Story story = begun().add(seen(27, "completed", "")).add(seen(27, "completed", ""));
        Collections.reverse(story.events);
        assertThat(story.judged(COMPLETES).judgement()).isEqualTo(PASS);
    }
}
