package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Event.Counting;
import dev.faultline.timeline.LinkTraffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a system is wired as it is drawn, from readings of its links' counters that were written by hand. */
class ConnectivityCheckTest {
    private static final Objective WIRED = new Objective.Connectivity("wired", List.of("BL-19"));

    private static Verdict judged(WiringStory story) {
        return story.told().judged(WIRED, WiredSystem.SPEC);
    }

    @Test
    void whatCarriesTrafficBothWaysOnEveryNeededLinkPasses() {
        Verdict verdict = judged(new WiringStory());
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("8 of 8 needed links carried traffic both ways");
        assertThat(verdict.evidence())
                .contains(
                        "client to balancer: 900 bytes there and 1,800 back in the baseline",
                        "api to zone-check, 2 links: at least 900 bytes there and 1,800 back on each in the baseline",
                        "api to secrets, 2 links: at least 700 bytes there and 700 back on each since the counters"
                                + " began");
        assertThat(verdict.split())
                .containsEntry("undeclared and silent", "none")
                .containsEntry("declared and not needed", "db-a-to-db-b");
    }

    @Test
    void aSilentLinkOfAnInstanceUnderLoadFailsAndIsNamed() {
        Verdict verdict = judged(new WiringStory().silent("api-b-to-zone-check"));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("7 of 8 needed links carried traffic both ways");
        assertThat(verdict.evidence())
                .containsExactly("api-b-to-zone-check carried nothing either way in the baseline, and api-b needs"
                        + " zone-check; api-b was up and under load");
    }

    @Test
    void requestsWithoutAnyAnswerAreNoConnection() {
        Verdict verdict = judged(new WiringStory().carrying("db-b-to-db-a", 5, 0));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).singleElement().asString().contains("carried 45 bytes there and 0 back");
    }

    @Test
    void trafficBeforeTheBaselineDoesNotShowThatASteadyDependencyWorks() {
        WiringStory story = new WiringStory().silent("api-b-to-zone-check").readBetween(5.5, 15);
        story.add(new Event.LinksCounted(at(1), Counting.AS_BYTES_PASS, List.of()));
        assertThat(judged(story).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aLinkThatIsNotThereFails() {
        Verdict verdict = judged(new WiringStory().without("api-a-to-secrets"));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence()).containsExactly("api-a-to-secrets does not exist, and api-a needs secrets");
    }

    @Test
    void secretsThatWereNeverReadFail() {
        Verdict verdict = judged(new WiringStory().silent("api-b-to-secrets"));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .containsExactly(
                        "api-b-to-secrets carried nothing either way since the counters began, and api-b needs secrets");
    }

    @Test
    void trafficRoundTheWiringFailsAndAnIdleLinkThatNobodyDeclaredIsListed() {
        Verdict busy = judged(new WiringStory().undeclared("api-b", "redis-a", 10));
        assertThat(busy.judgement()).isEqualTo(FAIL);
        assertThat(busy.evidence())
                .containsExactly("api-b-to-redis-a carried 90 bytes there and 90 back in the baseline, and nobody"
                        + " declared that api-b speaks to redis-a");
        Verdict idle = judged(new WiringStory().undeclared("api-b", "redis-a", 0));
        assertThat(idle.judgement()).isEqualTo(PASS);
        assertThat(idle.split()).containsEntry("undeclared and silent", "api-b-to-redis-a");
    }

    @Test
    void ofAnInstanceThatWasDownNothingIsKnown() {
        WiringStory story = new WiringStory().silent("api-b-to-zone-check").role("api-b", 9, "down");
        Verdict verdict = judged(story);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence())
                .contains("not known of api-b-to-zone-check, which was silent: api-b was down in the baseline");
        WiringStory unwatched = new WiringStory().silent("api-b-to-zone-check").without(Event.RoleSeen.class);
        assertThat(judged(unwatched).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anInstanceThatNobodyAsksIsNotBlamedForItsOwnLinks() {
        Verdict verdict = judged(new WiringStory().silent("balancer-to-api-b").silent("api-b-to-zone-check"));
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.evidence())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("balancer-to-api-b carried nothing"))
                .contains("not known of api-b-to-zone-check, which was silent: nothing was asked of api-b either");
    }

    @Test
    void withoutLoadASilentLinkProvesNothing() {
        WiringStory story = new WiringStory().silent("api-b-to-zone-check").withoutLoad();
        assertThat(judged(story).judgement()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void countersThatWereNotReadOrBeganAnewDecideNothing() {
        assertThat(judged(new WiringStory().without(Event.LinksCounted.class).readBetween(20, 19))
                        .judgement())
                .isEqualTo(INCONCLUSIVE);
        WiringStory anew = new WiringStory()
                .add(new Event.LinksCounted(
                        at(4.5),
                        Counting.AS_BYTES_PASS,
                        List.of(new LinkTraffic("db-b-to-db-a", "db-b", "db-a", 9_000, 9_000))));
        Verdict verdict = judged(anew);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("not known of db-b-to-db-a: its counters began anew");
    }

    @Test
    void aBaselineThatWasHalfWatchedShowsWhatItSawAndRefutesNothing() {
        assertThat(judged(new WiringStory().readBetween(5, 9)).judgement()).isEqualTo(PASS);
        WiringStory half = new WiringStory()
                .silent("api-b-to-zone-check")
                .readBetween(5, 9)
                .add(new Event.ObservationLost(at(10), "links", "the fault proxy did not answer"));
        Verdict verdict = judged(half);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("the fault proxy did not answer"));
    }

    @Test
    void whereOpenConnectionsDoNotCountYetASilentLinkMayBeInUse() {
        WiringStory seen = new WiringStory().countedAsConnectionsEnd();
        assertThat(judged(seen).judgement()).isEqualTo(PASS);
        WiringStory pooled = new WiringStory().countedAsConnectionsEnd().silent("api-b-to-zone-check");
        Verdict verdict = judged(pooled);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).anyMatch(line -> line.contains("counts a connection when it ends"));
    }

    @Test
    void aSystemThatDeclaresNothingIsNotWiredRight() {
        Verdict verdict = new WiringStory().told().judged(WIRED, WiredSystem.with(List.of()));
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).containsExactly("the system declares no dependencies");
    }

    @Test
    void aWitnessStandsInARunCutShortAndItsAbsenceDoesNot() {
        assertThat(judged(new WiringStory().without(Event.RunEnded.class)).judgement())
                .isEqualTo(INCONCLUSIVE);
        WiringStory silent = new WiringStory().without(Event.RunEnded.class).silent("api-b-to-zone-check");
        assertThat(judged(silent).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aReadingThatFailedSaysNothingAboutOtherObjectives() {
        Story story = Story.cleanRun().good("book", 5, 15, 0.01);
        story.add(new Event.ObservationLost(at(10), "links", "the fault proxy did not answer"));
        Objective slo = new Objective.Slo(
                "good",
                List.of(),
                "book",
                dev.faultline.timeline.Phase.BASELINE,
                new Objective.Level.Availability(0.9));
        assertThat(story.judged(slo).judgement()).isEqualTo(PASS);
    }
}
