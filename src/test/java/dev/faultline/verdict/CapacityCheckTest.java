package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Capacities, from histories written by hand: steps of 20, 30 and 40 users a second, 15 to 23, to 31, to 39. */
class CapacityCheckTest {
    private static Objective.Capacity carried(double atLeast) {
        return new Objective.Capacity(
                "enough",
                List.of("BL-20"),
                "climb",
                atLeast,
                "otp-request",
                Duration.ofSeconds(3),
                "*",
                0.99,
                Duration.ofMillis(500),
                Optional.of("api"));
    }

    private static Verdict judged(Climb climb, double atLeast) {
        return climb.story().judged(carried(atLeast));
    }

    /** All goes well up to 40 a second, where the connections are full and everything takes 800 ms. */
    private static Climb slowOnTop() {
        return new Climb().took(31, 39, 0.8).told(31, 40, 100);
    }

    @Test
    void theHighestStepThatHeldIsTheCapacityAndTheNextOneTellsTheLimit() {
        Verdict verdict = judged(slowOnTop(), 30);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("30/s, and 40/s broke it");
        assertThat(verdict.bound()).isEqualTo("from 30/s to below 40/s");
        assertThat(verdict.split())
                .containsEntry("each instance", "10/s, of 3 that were ready of api")
                .containsEntry("limit", "p95, at 40/s: p95 800.3 ms")
                .containsEntry("full", "connections of api 100 %; not cpu of api 40 %")
                .containsEntry("not judged", "the first 3 s of each step: it settles");
        assertThat(verdict.split().get("20/s"))
                .isEqualTo("held: 100 % good (98.115 % to 100 %), p95 10 ms (10 ms to 10 ms), 40 requests/s; 100 users"
                        + " came in 5 s, 100 were planned; connections of api 10 %, cpu of api 20 %");
        assertThat(verdict.evidence())
                .contains("the limit: p95, at 40/s: p95 800.3 ms")
                .anyMatch(line -> line.startsWith("at 40/s: otp-request of load:BookingSimulation sent " + at(34)));
    }

    @Test
    void whereNoStepBrokeTheCapacityIsRightCensored() {
        Verdict verdict = judged(new Climb(), 40);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("at least 40/s: no step broke it");
        assertThat(verdict.bound()).isEqualTo("right-censored: from 40/s up");
        assertThat(verdict.evidence()).isEmpty();
    }

    @Test
    void aStepThatBreaksAtTheVeryRateThatIsRequiredFails() {
        Verdict verdict = judged(slowOnTop(), 40);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .startsWith(
                        "the limit: p95, at 40/s: p95 800.3 ms",
                        "full at 40/s: connections of api 100 %; not cpu of api 40 %");
    }

    @Test
    void aStepThatBreaksBelowFailsThoughAHigherOneHeld() {
        Verdict verdict = judged(new Climb().took(23, 31, 0.8), 40);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("20/s, and 30/s broke it");
    }

    @Test
    void theLowestStepMayBreakAlready() {
        Verdict verdict = judged(new Climb().failed(15, 39), 30);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("less than 20/s: the lowest step broke it");
        assertThat(verdict.bound()).isEqualTo("below 20/s");
        assertThat(verdict.split()).doesNotContainKey("each instance");
    }

    @Test
    void ofTwoLevelsTheOneIsNamedThatWasBeyondKeepingFirst() {
        assertThat(judged(new Climb().took(34, 36, 0.8).failed(36, 39), 30).split())
                .hasEntrySatisfying("limit", words -> assertThat(words).startsWith("p95 first, at 40/s: "));
        assertThat(judged(new Climb().failed(34, 36).took(36, 39, 0.8), 30).split())
                .hasEntrySatisfying("limit", words -> assertThat(words).startsWith("availability first, at 40/s: "));
    }

    @Test
    void whatGoesWrongWhileAStepSettlesDoesNotCount() {
        Climb climb = new Climb().failed(15, 18).failed(23, 26).failed(31, 34);
        assertThat(judged(climb, 40).judgement()).isEqualTo(PASS);
    }

    @Test
    void aStepThatWasNotOfferedDecidesNothing() {
        Verdict verdict = judged(new Climb().withoutUsers(32, 39), 40);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.measured()).isEqualTo("at least 30/s: 40/s was not decided");
        assertThat(verdict.evidence())
                .contains("at 40/s: 50 users came in 5 s, 200 were planned: less than the step is about");
        assertThat(judged(new Climb().withoutUsers(32, 39), 30).judgement())
                .as("it is not required")
                .isEqualTo(PASS);
    }

    @Test
    void whatBrokeUnderFewerUsersThanPlannedBreaksUnderAllOfThem() {
        assertThat(judged(new Climb().withoutUsers(37, 39).failed(31, 39), 40).judgement())
                .isEqualTo(FAIL);
    }

    @Test
    void whatBrokeUnderMoreUsersThanPlannedProvesNothing() {
        Climb crowd = new Climb().crowd(34, 39).failed(34, 39);
        Verdict verdict = judged(crowd, 40);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("more than the step is about"));
        assertThat(judged(new Climb().crowd(34, 39), 40).judgement())
                .as("it carried them")
                .isEqualTo(PASS);
    }

    @Test
    void usersWhoWereHeldUpCondemnNobodyAndProveNothing() {
        Climb late = slowOnTop().lateBy(Duration.ofSeconds(1));
        assertThat(judged(late, 40).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(new Climb().failed(31, 39).lateBy(Duration.ofSeconds(1)), 40)
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(judged(new Climb().lateBy(Duration.ofSeconds(1)), 40).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aStaircaseThatWasCutShortIsJudgedAsFarAsItCame() {
        Climb cut = new Climb().revertedAt(37);
        Verdict verdict = judged(cut, 40);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.startsWith("at 40/s: the last 2 s of the 5 s"));
        assertThat(judged(cut, 30).judgement()).isEqualTo(PASS);
        assertThat(judged(new Climb().failed(31, 39).revertedAt(37), 40).judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aStandstillOfTheHarnessCondemnsNobody() {
        Climb stalled = slowOnTop();
        stalled.story().stalled(36, 4);
        assertThat(judged(stalled, 40).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void tooFewRequestsShowNothing() {
        Objective.Capacity ofBookings = new Objective.Capacity(
                "enough",
                List.of(),
                "climb",
                20,
                "otp-request",
                Duration.ofSeconds(3),
                "book",
                0.9999,
                Duration.ofMillis(500),
                Optional.empty());
        Verdict verdict = new Climb().story().judged(ofBookings);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("at 20/s: 100 requests cannot show it: it takes 10,000");
    }

    @Test
    void aStaircaseThatWasNotInjectedOrNotSeenToBringUsersCannotPass() {
        assertThat(new Climb()
                        .story()
                        .without(Event.FaultInjected.class)
                        .judged(carried(20))
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
        assertThat(new Climb()
                        .story()
                        .without(Event.FaultBit.class)
                        .judged(carried(20))
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatNothingToldIsNotSaidToBeFull() {
        Story silent = slowOnTop().story().without(Event.SignalSeen.class);
        assertThat(silent.judged(carried(30)).split()).containsEntry("full", "not known: nothing told how full it was");
    }

    @Test
    void probesAreNobodysVisit() {
        Climb climb = new Climb();
        for (double s = 31; s < 39; s += 0.05) {
            climb.story().outcome("probe:book", "book", s, s + 2, FailureKind.TIMEOUT);
        }
        assertThat(judged(climb, 40).judgement()).isEqualTo(PASS);
    }

    @Test
    void theOrderOfTheRecordDoesNotMatterAndNoRecordIsNoCrash() {
        Story story = slowOnTop().story();
        Verdict told = story.judged(carried(30));
        Collections.reverse(story.events);
        story.outcomes.sort(java.util.Comparator.comparing(Outcome::end).reversed());
        Verdict retold = story.judged(carried(30));
        assertThat(retold.judgement()).isEqualTo(PASS);
        assertThat(retold.split()).isEqualTo(told.split());
        assertThat(Story.nothing().method(Climb.STAIRCASE).judged(carried(30)).judgement())
                .isEqualTo(INCONCLUSIVE);
    }
}
