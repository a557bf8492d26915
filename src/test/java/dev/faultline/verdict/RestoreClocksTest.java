package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.RestoredRun.judged;
import static dev.faultline.verdict.RestoredRun.restored;
import static dev.faultline.verdict.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The edge of a restored instant is as wide as the clocks of load and database may have been apart. */
class RestoreClocksTest {
    private static Event.ClockCompared compared(double at, double aheadMillis, double uncertainMillis) {
        return new Event.ClockCompared(
                at(at),
                "database",
                Duration.ofNanos(Math.round(aheadMillis * 1e6)),
                Duration.ofNanos(Math.round(uncertainMillis * 1e6)));
    }

    private static Event.Anchored pinned(double at) {
        return new Event.Anchored(at(at + 1), new ClockAnchor(Story.LOAD, at(at), 7, Duration.ZERO));
    }

    @Test
    void whereTheClocksWereComparedTheEdgeIsAsWideAsTheComparison() {
        // 0.2 ahead ± 0.3 at the instant; 0.4 ± 0.3 as the load pinned its clock, so moved by 0.2 ± 0.6; and slewed by
        // 1
        // between each comparison and what it counts for: 0.5 + 0.8 + 2.
        Story story = restored().add(pinned(2)).add(compared(2.5, 0.4, 0.3)).add(compared(13.5, 0.2, 0.3));

        Verdict verdict = judged(story);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.bound()).endsWith("± 3.3 ms (clocks)");
        assertThat(verdict.split())
                .containsEntry(
                        "clocks",
                        "at most 3.3 ms apart, measured by round trips to the database, the nearest within 2 s");
        assertThat(judged(story.bookedAndLost("after", 14.006)).judgement())
                .as("given up, and known to be")
                .isEqualTo(PASS);
        assertThat(judged(story.bookedAndLost("edge", 14.003)).judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(story.bookedAndLost("gone", 13.996)).judgement()).isEqualTo(FAIL);
    }

    @Test
    void ofSeveralComparisonsNearTheInstantTheTightestCounts() {
        Story story =
                restored().add(compared(12.5, 0, 9)).add(compared(13.5, 0, 0.5)).add(compared(14.5, 0, 40));

        assertThat(judged(story).bound()).endsWith("± 1.5 ms (clocks)");
    }

    @Test
    void clocksThatMovedSinceTheLoadPinnedItsOwnAreApartByThat() {
        Story story = restored().add(pinned(2)).add(compared(2.5, 0, 0.1)).add(compared(13.5, 30, 0.1));

        // 30 ahead ± 0.1, moved by 30 ± 0.2 since, and slewed by 1 and 1.
        assertThat(judged(story).bound()).endsWith("± 62.3 ms (clocks)");
    }

    @Test
    void aComparisonThatIsMissingWhereItIsNeededMakesTheBoundAnAssumedOne() {
        String assumed = "± 10 ms (clocks)";
        assertThat(judged(restored().add(compared(11.9, 0, 0.1))).bound())
                .as("too long before the instant")
                .endsWith(assumed);
        assertThat(judged(restored().add(compared(21.5, 0, 0.1))).bound())
                .as("of the server that was restored")
                .endsWith(assumed);
        Story unpinned = restored().add(pinned(2)).add(compared(13.5, 0, 0.1));
        assertThat(judged(unpinned).bound())
                .as("none as the load pinned its clock")
                .endsWith(assumed);
        assertThat(judged(unpinned).split())
                .hasEntrySatisfying("clocks", words -> assertThat(words).contains("assumed"));
    }
}
