package dev.faultline.verdict;

import static dev.faultline.timeline.WriteAnswer.ACKNOWLEDGED;
import static dev.faultline.timeline.WriteAnswer.INDETERMINATE;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RestoredRun.judged;
import static dev.faultline.verdict.RestoredRun.lost;
import static dev.faultline.verdict.RestoredRun.restored;
import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Point-in-time restores, from histories written by hand: the tables are gone at 15, the instant 14 is asked for at 21, and
 * the restored server serves at 23. Clocks may be apart by 10 ms where nobody compared them.
 */
class RestoreCheckTest {
    @Test
    void theInstantThatWasAskedForNoLessAndNoMoreIsAPass() {
        Verdict verdict = judged(restored());

        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured())
                .startsWith("restore time 2.0")
                .endsWith("; 40 of 40 writes acknowledged by the restored instant are there, and 0 of 10 after it");
        assertThat(verdict.split())
                .containsEntry("newest write restored", "50 ms before the restored instant")
                .containsEntry("oldest write given up", "50 ms after the restored instant")
                .containsEntry("since, on the restored server", "100")
                .containsEntry("first impact", "20 ms after the injection")
                .hasEntrySatisfying(
                        "sustained recovery", after -> assertThat(after).startsWith("+2.0"));
        assertThat(verdict.evidence()).allMatch(line -> line.startsWith("failed"));
    }

    @Test
    void aWriteFromBeforeTheInstantThatIsMissingFailsAndIsNamed() {
        Verdict verdict = judged(restored().bookedAndLost("gone", 13.5));

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0))
                .isEqualTo("book gone, acknowledged 500 ms before the restored instant, found: nothing");
        assertThat(verdict.measured()).contains("40 of 41 writes");
    }

    @Test
    void aWriteFromAfterTheInstantThatIsThereFailsAndIsNamed() {
        Verdict verdict = judged(restored().booked("ghost", 14.5));

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0))
                .isEqualTo("book ghost, sent 490 ms after the restored instant and acknowledged by the server that was"
                        + " replaced, is there");
        assertThat(verdict.measured()).endsWith("1 of 11 after it");
    }

    @Test
    void aWriteAcknowledgedAtTheVeryInstantMustBeThereAsFarAsTheClocksTell() {
        assertThat(judged(restored().booked("edge", 14)).judgement()).isEqualTo(PASS);

        Verdict undecided = judged(restored().bookedAndLost("edge", 14));
        assertThat(undecided.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(undecided.evidence()).anyMatch(line -> line.contains("book edge") && line.contains("too near"));

        assertThat(judged(restored().bookedAndLost("edge", 13.99)).judgement()).isEqualTo(FAIL);
        assertThat(judged(restored().bookedAndLost("edge", 13.991)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    /** Its commit may lie on either side of the instant. */
    @Test
    void aWriteThatWasUnderWayAtTheInstantMayBeThereOrNot() {
        Story sent = restored().intent("w", "w", "booked", 13.9).answer("w", ACKNOWLEDGED, "id-w", 1, 14.2);
        assertThat(judged(sent).judgement()).isEqualTo(PASS);
        assertThat(judged(sent.holds("w", "booked", 1)).judgement()).isEqualTo(PASS);
    }

    @Test
    void aWriteInDoubtMayBeThereOrNot() {
        Story story = restored()
                .intent("x", "x", "booked", 13)
                .answer("x", INDETERMINATE, "", 0, 15)
                .intent("y", "y", "booked", 13)
                .holds("y", "booked", 1);
        assertThat(judged(story).judgement()).isEqualTo(PASS);
    }

    @Test
    void aChangeFromAfterTheInstantIsTakenBackAndItsRecordStays() {
        Story story = restored().booked("b", 12).cancelled("c", "b", 14.5);
        assertThat(judged(story).judgement()).isEqualTo(PASS);

        Story kept = restored().bookedAndLost("b", 12).cancelled("c", "b", 14.5).holds("b", "cancelled", 2);
        Verdict verdict = judged(kept);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0)).startsWith("cancel c of b, sent 490 ms after the restored instant");
    }

    @Test
    void aChangeThatIsMadeAgainOnTheRestoredServerIsThatServersOwn() {
        Story story = restored()
                .bookedAndLost("b", 12)
                .cancelled("c", "b", 14.5)
                .cancelled("again", "b", 30)
                .holds("b", "cancelled", 2);
        assertThat(judged(story).judgement()).isEqualTo(PASS);
    }

    @Test
    void aBookingThatIsMadeAgainUnderItsKeyIsThatServersOwn() {
        Story story = restored().bookedAndLost("k", 14.5).booked("k", 30);
        assertThat(judged(story).judgement()).isEqualTo(PASS);
    }

    @Test
    void aChangeFromBeforeTheInstantThatIsMissingFails() {
        Verdict verdict = judged(restored().booked("b", 12).cancelled("c", "b", 13));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0))
                .isEqualTo("cancel c of b, acknowledged 1 s before the restored instant, found: booked, version 1");
    }

    @Test
    void aWriteThatTheRestoredServerLosesFails() {
        Verdict verdict = judged(restored().bookedAndLost("later", 40));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence().get(0)).startsWith("book later, acknowledged 26 s after the restored instant");
    }

    @Test
    void aRestoreThatTakesTooLongFails() {
        Story story = lost().good("book", 5, 15, 0.05)
                .failing("book", 15.02, 40, 0.05)
                .good("book", 40, 65, 0.05)
                .reverted("dropped", 40);
        for (int i = 0; i < 40; i++) {
            story.booked("before" + i, 10.05 + i * 0.1);
        }
        Verdict verdict = judged(story);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).startsWith("restore time 19.0");
    }

    @Test
    void aRestoreThatFailedIsNamedInThePlatformsWords() {
        Story story = lost().good("book", 5, 15, 0.05)
                .failing("book", 15.02, 65, 0.05)
                .reverted("dropped", 21.2)
                .add(new Event.RestoreSeen(at(21.1), "failed", "there is no base backup"))
                .readBackBroken("status 500");
        Verdict verdict = judged(story.bookedAndLost("before", 13.9));

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).contains("never recovered");
        assertThat(verdict.evidence()).contains("the platform says of the restore: failed, there is no base backup");
    }

    @Test
    void aReadBackThatIsNotWholeDecidesNothing() {
        Verdict verdict = judged(restored().bookedAndLost("gone", 13.5).readBackBroken("page 3 timed out"));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("page 3 timed out"));
        assertThat(judged(restored().notReadBack()).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aLossThatWasNotSeenToBiteShowsNothing() {
        assertThat(judged(restored().without(Event.FaultBit.class)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(restored().without(Event.FaultInjected.class)).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aRestoreThatNobodyAskedForIsNotJudged() {
        Verdict verdict = judged(restored().without(Event.RestoreAsked.class));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).containsExactly("after dropped no restore was asked for");
        assertThat(judged(Story.nothing()).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aPathThatWentOnWithoutTheDataCannotTellWhenTheyWereBack() {
        Story story = lost().good("book", 5, 65, 0.05).reverted("dropped", 23);
        for (int i = 0; i < 40; i++) {
            story.booked("before" + i, 10.05 + i * 0.1);
        }
        Verdict verdict = judged(story);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("did not fail between"));
    }

    @Test
    void withoutWritesNearTheInstantAShortfallCouldNotBeSeen() {
        Story story = lost().good("book", 5, 15, 0.05)
                .failing("book", 15.02, 23, 0.05)
                .good("book", 23, 65, 0.05)
                .reverted("dropped", 23);
        assertThat(judged(story).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(story.booked("early", 12.9)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(story.booked("near", 13.1)).judgement()).isEqualTo(PASS);
    }

    @Test
    void theOrderOfTheRecordDoesNotMatter() {
        Story story = restored().bookedAndLost("gone", 13.5);
        Collections.reverse(story.events);
        Collections.reverse(story.ledger);
        assertThat(judged(story).judgement()).isEqualTo(FAIL);
    }

    /** The clean run's own recovery point: what is given up is what came after the restored instant. */
    @Test
    void theRecoveryPointIsTheMargin() {
        Objective.Rpo rpo = new Objective.Rpo("given-up", List.of(), "dropped", Duration.ofMillis(1_500));
        assertThat(restored().judged(rpo).judgement()).isEqualTo(PASS);
        assertThat(restored().judged(rpo).measured()).startsWith("950 ms; 10 of");
        assertThat(restored().bookedAndLost("gone", 13.4).judged(rpo).judgement())
                .isEqualTo(FAIL);
    }
}
