package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service levels by phase, from histories written by hand. */
class SloCheckTest {
    private static Objective.Slo slo(Phase phase, Level level) {
        return new Objective.Slo("level", List.of(), "book", phase, level);
    }

    private static Objective.Slo available(double atLeast) {
        return slo(Phase.FAULT, new Level.Availability(atLeast));
    }

    private static Objective.Slo percentile(double percentile, int millis) {
        return slo(Phase.FAULT, new Level.Latency(percentile, Duration.ofMillis(millis)));
    }

    private static Objective.Slo throughput(double atLeast) {
        return slo(Phase.FAULT, new Level.Throughput(atLeast));
    }

    @Test
    void availabilityIsTheShareOfGoodRequestsSentInThePhase() {
        Story story =
                cleanRun().failing("book", 5, 15, 0.1).good("book", 15, 44, 0.1).failing("book", 44, 45, 0.1);
        Verdict verdict = story.judged(available(0.96));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("96.666 % good");
        assertThat(story.judged(available(0.97)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aFailedAvailabilityNamesRequestsAndTheErrorBudgetSpent() {
        Story story = cleanRun().good("book", 15, 44, 0.1).failing("book", 44, 45, 0.1);
        Verdict verdict = story.judged(available(0.99));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("SERVER_ERROR") && line.contains("status 503"));
        assertThat(verdict.split())
                .containsEntry("failed", "10 (SERVER_ERROR 10)")
                .containsEntry("error budget spent", "333.333 % (10 of 3 failures allowed)");
    }

    @Test
    void aShareFinerThanTheSampleIsNotShownByIt() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        assertThat(story.judged(available(0.99)).judgement()).isEqualTo(PASS);
        Verdict verdict = story.judged(available(0.999));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).containsExactly("300 requests cannot show it: it takes 1,000");
    }

    @Test
    void aSmallSampleStillFailsWhatItRefutesBeyondDoubt() {
        Story story = cleanRun().good("book", 15, 45, 0.1).failing("book", 20.01, 20.21, 0.1);
        assertThat(story.judged(available(0.999)).judgement()).isEqualTo(FAIL);
        Story once = cleanRun().good("book", 15, 45, 0.1).failing("book", 20.01, 20.11, 0.1);
        assertThat(once.judged(available(0.999)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aPromiseOfAllIsAboutTheRequestsThatWereMade() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        assertThat(story.judged(available(1)).judgement()).isEqualTo(PASS);
        assertThat(story.failing("book", 20.01, 20.11, 0.1).judged(available(1)).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void noRequestsShowNothing() {
        assertThat(cleanRun().good("zones", 5, 65, 0.1).judged(available(0.5)).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void probesAreNotTheUsersTraffic() {
        Story story = cleanRun()
                .probes("book", 15, 45, 0.01)
                .good("book", 15, 30, 0.1)
                .failing("book", 30, 45, 0.1);
        assertThat(story.judged(available(0.6)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aStarIsEveryPath() {
        Story story = cleanRun().good("book", 15, 45, 0.1).failing("zones", 15, 45, 0.1);
        Objective.Slo all = new Objective.Slo("level", List.of(), "*", Phase.FAULT, new Level.Availability(0.6));
        assertThat(story.judged(all).judgement()).isEqualTo(FAIL);
        assertThat(story.judged(all).split()).containsEntry("requests", "600");
    }

    @Test
    void aPercentileIsJudgedFromExactCounts() {
        Story story = cleanRun().good("book", 15, 45, 0.1).slow("book", 15.05, 15.65, 0.1, 0.3);
        assertThat(story.judged(percentile(98, 200)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(percentile(95, 5)).judgement()).isEqualTo(FAIL);
        assertThat(story.judged(percentile(95, 10)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(percentile(95, 10)).measured()).isEqualTo("p95 10 ms");
        assertThat(story.judged(percentile(95, 10)).split()).containsEntry("slower than required", "6");
    }

    @Test
    void aPercentileNeedsFiveSamplesBeyondIt() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        assertThat(story.judged(percentile(98, 200)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(percentile(99, 200)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aPathWithoutAGoodRequestHasNoLatency() {
        Verdict verdict = cleanRun().failing("book", 15, 45, 0.1).judged(percentile(95, 200));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("none of 300 requests was good");
    }

    @Test
    void throughputIsGoodRequestsASecondOverThePhase() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        assertThat(story.judged(throughput(10)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(throughput(10)).measured()).isEqualTo("10 a second");
    }

    @Test
    void aLoadThatAskedForTooLittleCannotFailTheSystem() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        assertThat(story.judged(throughput(20)).judgement()).isEqualTo(INCONCLUSIVE);
        Story failing = cleanRun().good("book", 15, 30, 0.05).failing("book", 30, 45, 0.05);
        assertThat(failing.judged(throughput(20)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aStallOfTheHarnessesOwnProxyTakesBackTheFailThatItMade() {
        Story story = cleanRun().good("book", 15, 45, 0.1).slow("book", 20.05, 21.05, 0.01, 0.5);
        assertThat(story.judged(percentile(90, 100)).judgement()).isEqualTo(FAIL);
        story.stalled(20.5, 0.6);
        Verdict verdict = story.judged(percentile(90, 100));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("own proxy"));
    }

    @Test
    void aShortStallDoesNotTakeBackAPass() {
        Story story = cleanRun().good("book", 15, 45, 0.1).stalled(20.5, 0.3);
        assertThat(story.judged(available(0.99)).judgement()).isEqualTo(PASS);
        assertThat(story.stalled(25, 1.5).judged(available(0.99)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aLateInjectorTakesBackBothPassAndSlowness() {
        Story story = cleanRun().good("book", 15, 45, 0.1).loadEnded(300, Duration.ofMillis(400), "completed");
        assertThat(story.judged(percentile(95, 200)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(percentile(95, 5)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(story.judged(available(0.99)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void doubledLinesCannotMakeAFail() {
        Story story = cleanRun().good("book", 15, 45, 0.1);
        for (int i = 0; i < 10; i++) {
            story.outcome(Story.LOAD, "book", 20.01, 20.02, FailureKind.TIMEOUT);
        }
        assertThat(story.judged(available(0.99)).judgement()).isEqualTo(FAIL);
        story.loadEnded(301, Duration.ZERO, "completed");
        assertThat(story.judged(available(0.99)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void lostLinesCannotMakeAPassNorAFail() {
        Story story = cleanRun().good("book", 15, 45, 0.1).loadEnded(310, Duration.ZERO, "completed");
        Verdict verdict = story.judged(available(0.99));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("reported 310 requests, the log holds 300"));
    }

    @Test
    void theWarmUpAndAPhaseThatNeverBeganAreNotJudged() {
        Story story = cleanRun().good("book", 0, 65, 0.1);
        Level level = new Level.Availability(0.5);
        assertThat(story.judged(slo(Phase.WARM_UP, level)).judgement()).isEqualTo(INCONCLUSIVE);
        story.events.removeIf(e -> e instanceof dev.faultline.timeline.Event.PhaseBegan p && p.phase() == Phase.AFTER);
        assertThat(story.judged(slo(Phase.AFTER, level)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void theCustomersOfASurgeCountLikeTheOthers() {
        Story story = cleanRun().good("book", 5, 65, 0.05);
        for (double s = 56; s < 64; s += 0.02) {
            story.outcome("surge:offer", "book", s, s + 0.01, FailureKind.SERVER_ERROR);
        }
        Objective.Slo slo =
                new Objective.Slo("level", List.of(), "book", Phase.AFTER, new Objective.Level.Availability(0.9));
        assertThat(story.judged(slo).judgement()).isEqualTo(FAIL);
        assertThat(story.judged(slo).evidence().get(0)).contains("surge:offer");
    }
}
