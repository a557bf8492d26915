package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restoration, from histories written by hand. */
class RestorationCheckTest {
    private static final Objective.Restoration RESTORED = new Objective.Restoration("restored", List.of());

    private static Story restored() {
        return cleanRun().holding("before", "one-writer", "db-a").holding("after", "one-writer", "db-b");
    }

    @Test
    void everyInvariantHoldsAgainAndWhatMovedIsListed() {
        Verdict verdict = restored().judged(RESTORED);
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("1 of 1 invariants hold");
        assertThat(verdict.split())
                .containsEntry("one-writer", "db-b (before: db-a)")
                .containsEntry("faults undone", "1 of 1");
    }

    @Test
    void anInvariantThatNoLongerHoldsFails() {
        Story story = restored().holding("before", "ready", "3").broken("after", "ready", "2 of 3");
        Verdict verdict = story.judged(RESTORED);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("ready does not hold: 2 of 3; before: 3");
    }

    @Test
    void theLastCheckCountsWhereAnInvariantIsAwaited() {
        Story story = restored().add(new Event.InvariantChecked(at(65), "after", "one-writer", false, "none"));
        assertThat(story.judged(RESTORED).judgement()).isEqualTo(PASS);
    }

    @Test
    void anInvariantThatNeverHeldProvesNothing() {
        Story story = cleanRun().broken("before", "ready", "0").broken("after", "ready", "0");
        assertThat(story.judged(RESTORED).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatWasCheckedOnOneSideOnlyIsNotShown() {
        assertThat(restored().holding("before", "ready", "3").judged(RESTORED).judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(restored().holding("after", "ready", "3").judged(RESTORED).judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(cleanRun().judged(RESTORED).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aFaultThatWasNotSeenToBeUndoneIsNotRestored() {
        Verdict verdict = restored().notReverted().judged(RESTORED);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).containsExactly("the fault kill was not seen to be undone");
    }

    @Test
    void anUndoBeforeTheInjectionIsNone() {
        assertThat(restored().notReverted().reverted("kill", 3).judged(RESTORED).judgement())
                .isEqualTo(INCONCLUSIVE);
    }
}
