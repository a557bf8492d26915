package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.promoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lag of the replica in the other region, from histories written by hand: the baseline is from 5 to 15. */
class ReplicationLagCheckTest {
    private static final Objective.ReplicationLag FIVE_SECONDS =
            new Objective.ReplicationLag("lag", List.of(), Duration.ofSeconds(5));

    private static Story lagging(double at, double seconds) {
        return promoted().add(told(at, seconds));
    }

    private static Event told(double at, double seconds) {
        return new Event.SignalSeen(at(at), "region-replication-lag-seconds", "db-r2", seconds);
    }

    private static Event gone(double at) {
        return new Event.SignalLost(at(at), "region-replication-lag-seconds", "db-r2");
    }

    @Test
    void aReplicaThatKeepsUpPassesWithTheWorstThatWasTold() {
        Verdict verdict = judged(lagging(2, 0).add(told(8, 0.25)).add(told(9, 0.001)), FIVE_SECONDS);

        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("250 ms at most");
    }

    @Test
    void oneFigureBeyondTheBoundIsAWitness() {
        Verdict verdict = judged(lagging(2, 0).add(told(12, 5.5)).add(told(13, 0)), FIVE_SECONDS);

        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("db-r2 lagged 5.5 s behind at " + at(12));
    }

    @Test
    void whatWasToldBeforeTheBaselineHoldsOnUntilItChanges() {
        assertThat(judged(lagging(2, 9), FIVE_SECONDS).judgement()).isEqualTo(FAIL);
        assertThat(judged(lagging(2, 9).add(told(4, 0)), FIVE_SECONDS).judgement())
                .isEqualTo(PASS);
    }

    @Test
    void whatIsToldOnceTheRegionIsLostIsNoLag() {
        assertThat(judged(lagging(2, 0).add(told(15.2, 60)), FIVE_SECONDS).judgement())
                .isEqualTo(PASS);
    }

    @Test
    void aReplicaThatIsGoneDoesNotKeepUpWithTheFigureThatWasToldLast() {
        Verdict verdict = judged(lagging(2, 0).add(gone(9)), FIVE_SECONDS);

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .containsExactly("region-replication-lag-seconds of db-r2 was told no more from " + at(9)
                        + ": how far it lagged then is not known");
        assertThat(judged(lagging(2, 0).add(gone(9)).add(told(10, 0)), FIVE_SECONDS)
                        .judgement())
                .as("it is back")
                .isEqualTo(INCONCLUSIVE);
        assertThat(judged(lagging(2, 0).add(gone(15.5)), FIVE_SECONDS).judgement())
                .as("once the region is lost")
                .isEqualTo(PASS);
    }

    @Test
    void oneThatWasGoneBeforeTheBaselineIsKnownFromItsReturnOnOnly() {
        Story back = lagging(2, 9).add(gone(3));
        assertThat(judged(back, FIVE_SECONDS).judgement()).as("gone").isEqualTo(INCONCLUSIVE);

        Verdict verdict = judged(back.add(told(6, 0)), FIVE_SECONDS);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .containsExactly("nobody told region-replication-lag-seconds as the baseline began");
        assertThat(judged(back.add(told(7, 6)), FIVE_SECONDS).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aLagThatNobodyToldIsNoneThatWasSmall() {
        assertThat(judged(promoted(), FIVE_SECONDS).judgement()).isEqualTo(INCONCLUSIVE);
        Story blind = lagging(2, 0).add(new Event.ObservationLost(at(9), "roles and replicas", "no answer"));
        assertThat(judged(blind, FIVE_SECONDS).judgement()).isEqualTo(INCONCLUSIVE);
    }
}
