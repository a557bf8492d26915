package dev.faultline.verdict;

import static dev.faultline.scenario.Objective.Origin.INJECTION;
import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RecoveryStories.EVERY;
import static dev.faultline.verdict.RecoveryStories.outage;
import static dev.faultline.verdict.RecoveryStories.outages;
import static dev.faultline.verdict.RecoveryStories.rto;
import static dev.faultline.verdict.RecoveryStories.within;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recovery times, from histories written by hand. */
class RtoCheckTest {
    @Test
    void theTimeIsFromTheInjectionToTheFirstAnswerOfTheSustainedRecovery() {
        Verdict verdict = outage(15.1, 18).judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("3.01 s");
        assertThat(verdict.bound()).isEqualTo("between 2.95 s and 3.011 s");
        assertThat(verdict.claims()).containsExactly("BL-05");
        assertThat(verdict.split())
                .containsEntry("first impact", "+100 ms")
                .containsEntry("first success", "+3.01 s")
                .containsEntry("sustained recovery", "+3.01 s");
    }

    @Test
    void anOutageIsListedWithItsEndsAndItsFailures() {
        Verdict verdict = outage(15.1, 18).judged(within(10));
        assertThat(verdict.outages()).hasSize(1);
        Outage outage = verdict.outages().get(0);
        assertThat(outage.from()).isEqualTo(at(15.1));
        assertThat(outage.recovered()).contains(at(18.01));
        assertThat(outage.bound()).isEqualTo(Duration.ofMillis(60));
        assertThat(outage.failed()).isEqualTo(58);
    }

    @Test
    void aRecoveryThatTakesTooLongFailsAndNamesItsFirstAndLastFailure() {
        Verdict verdict = outage(15.1, 28).judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .anyMatch(line -> line.startsWith("failed first: book") && line.contains(at(15.1).toString()))
                .anyMatch(line -> line.startsWith("failed last: book")
                        && line.contains(at(27.95).toString()));
    }

    @Test
    void anObjectiveInsideTheErrorBoundIsNotDecided() {
        assertThat(outage(15.1, 18).judged(within(3.0)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(outage(15.1, 18).judged(within(2.96)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(outage(15.1, 18).judged(within(2.9)).judgement()).isEqualTo(FAIL);
        assertThat(outage(15.1, 18).judged(within(3.1)).judgement()).isEqualTo(PASS);
    }

    @Test
    void theFirstSuccessAmongFailuresIsNoRecovery() {
        Story story = outages(cleanRun(), 15, 16, 16.5, 20);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.measured()).isEqualTo("5.01 s");
        assertThat(verdict.split()).containsEntry("first success", "+1.01 s").containsEntry("outages", "1");
    }

    @Test
    void aRelapseAfterASustainedRecoveryIsAnotherOutageAndTheTimeRunsToItsEnd() {
        Story story = outages(cleanRun(), 15, 16, 30, 32);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.outages()).hasSize(2);
        assertThat(verdict.measured()).isEqualTo("17.01 s");
    }

    @Test
    void aFailureWithinTheRatioIsNoOutage() {
        Story story = outage(15.1, 18).failing("book", 40.02, 40.03, 0.01);
        assertThat(story.judged(within(10)).judgement()).isEqualTo(PASS);
        assertThat(story.judged(within(10)).outages()).hasSize(1);
        assertThat(story.judged(rto(INJECTION, 10, 1)).outages()).hasSize(2);
    }

    @Test
    void aPathThatNeverRecoversIsRightCensored() {
        Story story = cleanRun().good("book", 5, 15.1, EVERY).failing("book", 15.1, 65, EVERY);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("> 49.95 s, never recovered");
        assertThat(verdict.bound()).isEqualTo("49.95 s or more");
        assertThat(verdict.outages().get(0).recovered()).isEmpty();
        assertThat(verdict.split()).containsEntry("first success", "none").containsEntry("sustained recovery", "never");
    }

    @Test
    void aFaultThatBitWithoutClientImpactTakesNoTime() {
        Story story = cleanRun().good("book", 5, 65, EVERY);
        Verdict verdict = story.judged(within(1));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("0 s (no outage)");
        assertThat(verdict.bound()).isEqualTo("between 0 s and 51 ms");
        assertThat(verdict.split()).containsEntry("first impact", "none");
    }

    @Test
    void anOutageThatWasOverBeforeTheInjectionDoesNotMatter() {
        Story story = outages(cleanRun(), 7, 8, 15, 17);
        Verdict verdict = story.judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("2.01 s");
        assertThat(verdict.outages()).hasSize(2);
    }

    @Test
    void aRequestInFlightAtTheInjectionThatFailsIsTheFaultsDoing() {
        Story story = outage(15, 18);
        story.outcome(Story.LOAD, "book", 14.6, 15.01, FailureKind.CLOSED_EARLY);
        Verdict verdict = story.judged(rto(INJECTION, 10, 1));
        assertThat(verdict.judgement()).isEqualTo(PASS);
        assertThat(verdict.outages().get(0).from()).isEqualTo(at(15));
    }

    @Test
    void detectionAndFullCapacityAreToldWhereTheyWereSeen() {
        Story story = outage(15.1, 18)
                .add(new Event.RoleSeen(at(15.4), "db-b", "b", "primary"))
                .add(new Event.ReplicasSeen(at(15.3), "api", 2, 3, Map.of("a", 0, "b", 1, "c", 1)))
                .add(new Event.ReplicasSeen(at(19.5), "api", 3, 3, Map.of("a", 1, "b", 1, "c", 1)));
        assertThat(story.judged(within(10)).split())
                .containsEntry("detection", "+400 ms (db-b primary)")
                .containsEntry("full capacity", "+4.5 s");
    }

    @Test
    void anInjectorThatStoodStillIsNoWitnessOfAnOutageThatNobodyElseSaw() {
        Verdict verdict = late(outage(15.1, 28).probes("book", 5, 65, EVERY)).judged(within(10));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .contains("it would not fail without the requests of load:BookingSimulation, whose injector stood still"
                        + " itself");
    }

    @Test
    void anOutageThatOthersSawAsWellFailsThoughAnInjectorStoodStill() {
        Story story = outage(15.1, 28).probes("book", 5, 15.1, EVERY).probes("book", 28, 65, EVERY);
        for (double second = 15.1; second < 28; second += EVERY) {
            story.outcome("probe:book", "book", second, second + 0.01, FailureKind.SERVER_ERROR);
        }
        assertThat(late(story).judged(within(10)).judgement()).isEqualTo(FAIL);
    }

    private static Story late(Story story) {
        long requests = story.outcomes.stream()
                .filter(o -> o.source().equals(Story.LOAD))
                .count();
        return story.loadEnded(requests, Duration.ofMillis(600), "completed");
    }

    @Test
    void theOrderOfTheLogDoesNotMatter() {
        Story story = outage(15.1, 18);
        Verdict told = story.judged(within(10));
        java.util.Collections.shuffle(story.outcomes, new java.util.Random(7));
        java.util.Collections.shuffle(story.events, new java.util.Random(7));
        Verdict shuffled = story.judged(within(10));
        assertThat(shuffled.measured()).isEqualTo(told.measured());
        assertThat(shuffled.outages()).isEqualTo(told.outages());
        assertThat(shuffled.judgement()).isEqualTo(PASS);
    }
}
