package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.lost;
import static dev.faultline.verdict.TwoRegions.promoted;
import static dev.faultline.verdict.TwoRegions.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One writer at any time, from histories written by hand. */
class SingleWriterCheckTest {
    private static final Objective.SingleWriter ONE = new Objective.SingleWriter("one", List.of());

    @Test
    void aReplicaMayBecomeTheWriterWhileThePrimaryIsFrozen() {
        Verdict verdict = judged(promoted(), ONE);

        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("one writer at any time");
        assertThat(verdict.split()).containsEntry("db-b took writes", "never");
    }

    @Test
    void aPrimaryThatComesBackAsWhatItWasIsTheSecondWriter() {
        Story story = role(promoted(), 34, "db-a", "primary");

        Verdict verdict = judged(story, ONE);

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).startsWith("two writers for 32");
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words ->
                        assertThat(words).contains("db-a and db-r2 were both primary from " + at(34) + " to "));
    }

    @Test
    void aPrimaryThatWasNeverFrozenIsTheSecondWriterFromThePromotionOn() {
        Story story = promoted().without(Event.FaultInjected.class).without(Event.FaultReverted.class);

        assertThat(judged(story, ONE).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aFreezeThatWasNotSeenToHaveBittenExcusesNothingAndProvesNothing() {
        Story story = promoted().without(Event.FaultBit.class).bit("promotion", 20.1);

        Verdict verdict = judged(story, ONE);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words -> assertThat(words).contains("the fault lost", "not seen to have bitten"));
    }

    @Test
    void itIsNoDoubtWhereNothingHadToBeExcused() {
        Story story = role(promoted(), 16, "db-a", "down").without(Event.FaultBit.class);

        assertThat(judged(story, ONE).judgement()).isEqualTo(PASS);
    }

    @Test
    void aWitnessFromOutsideTheFreezeStaysOneThoughTheFreezeIsNotProven() {
        Story story = role(promoted(), 34, "db-a", "primary").without(Event.FaultBit.class);

        assertThat(judged(story, ONE).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aFrozenPrimaryThatIsSeenToAnswerIsExcusedNoLonger() {
        Story story = role(role(promoted(), 16, "db-a", "down"), 25, "db-a", "primary");

        Verdict verdict = judged(story, ONE);

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words -> assertThat(words).contains("both primary from " + at(25) + " to " + at(30.2)));
    }

    @Test
    void aRoleThatWasSeenAsItFrozeMayBeFromBefore() {
        Story story = role(role(promoted(), 14, "db-a", "standby"), 15.3, "db-a", "primary");

        assertThat(judged(story, ONE).judgement()).isEqualTo(PASS);
    }

    @Test
    void aMomentThatOneLookMayHaveMadeDecidesNothing() {
        Story story = role(role(promoted(), 34, "db-a", "primary"), 34.6, "db-a", "replica");

        Verdict verdict = judged(story, ONE);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .singleElement()
                .satisfies(words -> assertThat(words).contains("too short"));
    }

    @Test
    void aFailBackHandsTheWritesOver() {
        Story story = role(role(promoted(), 50, "db-r2", "replica"), 50.5, "db-b", "primary");

        assertThat(judged(story, ONE).judgement()).isEqualTo(PASS);
    }

    @Test
    void whatWasNotSeenCannotPass() {
        assertThat(judged(lost(), ONE).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(promoted().add(new Event.ObservationLost(at(40), "roles and replicas", "no answer")), ONE)
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
        Verdict unseen = judged(role(lost(), 1, "db-a", "primary"), ONE);
        assertThat(unseen.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(unseen.evidence()).contains("the role of db-r2 was never seen");
    }
}
