package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RecoveryStories.EVERY;
import static dev.faultline.verdict.RecoveryStories.heldUntil;
import static dev.faultline.verdict.RecoveryStories.outage;
import static dev.faultline.verdict.RecoveryStories.within;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.FailureKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recovery times where requests are held through the outage: what counts is when they were answered. */
class RtoHeldRequestsTest {
    @Test
    void requestsThatHangAndThenSucceedAreNotATimeOfZero() {
        Story story = heldUntil(cleanRun().good("book", 5, 15, EVERY), 15, 19.2, 19.2);
        story.good("book", 19.2, 65, EVERY);
        Verdict verdict = story.judged(within(5));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("4.2 s (no outage by the ratio, but no answer for 4.2 s)");
        assertThat(verdict.bound()).isEqualTo("between 0 s and 4.201 s");
        assertThat(story.judged(within(3)).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aPauseThatNobodyFailedInIsTheTimeEvenWhereItIsShort() {
        Story story = heldUntil(cleanRun().good("book", 5, 15, EVERY), 15, 15.6, 15.6);
        Verdict verdict = story.good("book", 15.6, 65, EVERY).judged(within(5));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("600 ms (no outage by the ratio, but no answer for 600 ms)");
        assertThat(verdict.bound()).isEqualTo("between 0 s and 601 ms");
        assertThat(verdict.outages()).extracting(Outage::recovered).containsExactly(Optional.of(at(15.6)));
    }

    @Test
    void aPauseAsThePathHadThemBeforeIsNone() {
        Story story = heldUntil(cleanRun().good("book", 5, 15, 0.19), 15, 15.5, 15.5);
        Verdict verdict = story.good("book", 15.5, 65, EVERY).judged(within(5));
        assertThat(verdict.measured()).isEqualTo("0 s (no outage)");
        assertThat(verdict.bound()).isEqualTo("between 0 s and 501 ms");
    }

    @Test
    void aShortPauseLongAfterTheInjectionIsNotItsDoing() {
        Story story = heldUntil(cleanRun().good("book", 5, 20, EVERY), 20, 20.6, 20.6);
        assertThat(story.good("book", 20.6, 65, EVERY).judged(within(5)).measured())
                .isEqualTo("0 s (no outage)");
    }

    @Test
    void theStretchInWhichAllWereHeldIsListed() {
        Story story = heldUntil(cleanRun().good("book", 5, 15, EVERY), 15, 19.2, 19.2);
        Verdict verdict = story.good("book", 19.2, 65, EVERY).judged(within(5));
        assertThat(verdict.outages()).hasSize(1);
        assertThat(verdict.outages().get(0).from()).isEqualTo(at(15));
        assertThat(verdict.outages().get(0).recovered()).contains(at(19.2));
        assertThat(verdict.outages().get(0).failed()).isZero();
    }

    @Test
    void aRequestSentInTheOutageAndHeldUntilItsEndDoesNotMakeTheTimeShorter() {
        Story story = heldUntil(outage(15, 18), 17, 18, 18.4);
        story.outcomes.removeIf(
                o -> o.good() && !o.start().isBefore(at(18)) && o.start().isBefore(at(18.4)));
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.measured()).isEqualTo("3.4 s");
        assertThat(verdict.bound()).isEqualTo("between 2.95 s and 3.401 s");
    }

    @Test
    void aRequestHeldWhileTheFirstOthersAlreadyGoThroughDoesNotMakeItLonger() {
        Story story = heldUntil(outage(15, 18), 16, 17, 19);
        assertThat(story.judged(within(10)).measured()).isEqualTo("3.01 s");
    }

    @Test
    void whatWasSentInTheOutageAndTimedOutAfterItFailedWhenItWasSent() {
        Story story = outage(15, 18);
        for (double s = 17; s < 18; s += EVERY) {
            story.outcome(Story.LOAD, "book", s, s + 3, FailureKind.TIMEOUT);
        }
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.measured()).isEqualTo("3.01 s");
        assertThat(verdict.outages()).hasSize(1);
    }

    @Test
    void theFirstAnswerAfterTheOutageMayBeToARequestSentBeforeTheInjection() {
        Story story = outage(15, 18).outcome(Story.LOAD, "book", 14.9, 17.98, FailureKind.NONE);
        assertThat(story.judged(within(10)).measured()).isEqualTo("2.98 s");
    }

    @Test
    void anAnswerJustAfterTheInjectionToARequestFromBeforeIsNoSuccessSince() {
        Story story = outage(15, 18).outcome(Story.LOAD, "book", 14.9, 15.4, FailureKind.NONE);
        assertThat(story.judged(within(10)).split()).containsEntry("first success", "+3.01 s");
    }

    @Test
    void slowAnswersAfterTheOutageCountWhenTheyCame() {
        Story story = cleanRun()
                .good("book", 5, 15, EVERY)
                .failing("book", 15, 18, EVERY)
                .slow("book", 18, 60, EVERY, 0.7);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.measured()).isEqualTo("3.7 s");
        assertThat(verdict.outages().get(0).bound()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void anAnswerFromTheFarFutureIsNoCrash() {
        Story story = outage(15, 18).outcome(Story.LOAD, "book", 20, 20 + 1e9, FailureKind.NONE);
        assertThat(story.judged(within(10)).judgement()).isIn(INCONCLUSIVE, PASS);
    }
}
