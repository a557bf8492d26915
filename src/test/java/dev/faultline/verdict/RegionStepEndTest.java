package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.TwoRegions.judged;
import static dev.faultline.verdict.TwoRegions.promoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A step of the runbook that was begun and never came about leads to no PASS: the fail-back is asked for at 50. */
class RegionStepEndTest {
    private static final FaultSpec FAIL_BACK = new FaultSpec.FailBack("way-back", Duration.ofSeconds(35));
    private static final String REFUSED = "the first region did not get its place back: it was not healthy within 30 s";

    private static final Objective.Rto SHORT = rto("way-back");
    private static final Objective.Kept KEPT = new Objective.Kept("kept", List.of(), "way-back");
    private static final Objective.Restoration RESTORED = new Objective.Restoration("restored", List.of());

    private static Objective.Rto rto(String fault) {
        return new Objective.Rto(
                "short",
                List.of(),
                "book",
                fault,
                Objective.Origin.INJECTION,
                Duration.ofSeconds(12),
                0.99,
                Duration.ofSeconds(2));
    }

    /** Nothing is lost and everything answers, whatever became of the step. */
    private static Story asked() {
        return promoted()
                .method(TwoRegions.LOST, TwoRegions.PROMOTION, FAIL_BACK)
                .add(new Event.FaultInjected(at(50), "way-back", "fail-back", List.of("db-a", "db-b"), at(50.01)))
                .bit("way-back", 50.1)
                .reverted("way-back", 55)
                .good("book", 0, 65, 0.05)
                .booked("late", 52)
                .holding("before", "one-writer", "db-a")
                .holding("after", "one-writer", "db-r2");
    }

    private static Story seen(Story story, double at, String state, String detail) {
        return story.add(new Event.RegionsSeen(at(at), "second", "db-r2", state, detail));
    }

    private static List<Verdict> verdicts(Story story) {
        return Stream.of(SHORT, KEPT, RESTORED)
                .map(objective -> judged(story, objective))
                .toList();
    }

    @Test
    void oneThatWasSeenToComeToItsEndPasses() {
        Story story = seen(seen(asked(), 50.2, "failing-back", ""), 52, "failed-back", "db-a takes the writes again");

        assertThat(verdicts(story)).extracting(Verdict::judgement).containsOnly(PASS);
    }

    @Test
    void oneThatWasGivenUpPassesNothingAndTheEvidenceSaysWhy() {
        Story story = seen(seen(asked(), 50.2, "failing-back", ""), 60, "promoted", REFUSED);

        assertThat(verdicts(story)).allSatisfy(verdict -> {
            assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
            assertThat(verdict.evidence())
                    .contains(
                            "the fail-back way-back was not seen to come to its end: the last that was told is promoted, "
                                    + REFUSED);
        });
    }

    @Test
    void oneThatIsStillUnderWayAtTheEndPassesNothing() {
        assertThat(verdicts(seen(asked(), 50.2, "failing-back", "")))
                .extracting(Verdict::judgement)
                .containsOnly(INCONCLUSIVE);
    }

    @Test
    void oneOfWhichNothingWasToldPassesNothing() {
        assertThat(verdicts(asked())).allSatisfy(verdict -> {
            assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
            assertThat(verdict.evidence()).last().asString().endsWith("nothing was told of the regions since");
        });
    }

    @Test
    void anEndFromBeforeItWasAskedForIsNotItsEnd() {
        assertThat(verdicts(seen(asked(), 49, "failed-back", "")))
                .extracting(Verdict::judgement)
                .containsOnly(INCONCLUSIVE);
    }

    @Test
    void aPromotionThatFailedPassesNothingEither() {
        Story story = promoted().without(Event.RegionsSeen.class).good("book", 0, 65, 0.05);
        seen(story, 21, "failed", "the second region's database was not promoted: no answer");

        Verdict verdict = judged(story, rto("promotion"));

        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).last().asString().contains("promotion", "failed", "no answer");
    }

    @Test
    void aWitnessOfAFailureStaysOne() {
        assertThat(judged(asked().bookedAndLost("gone", 53), KEPT).judgement()).isEqualTo(FAIL);
    }
}
