package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.INCONCLUSIVE;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be had from outside, from probes written by hand. */
class ExposureCheckTest {
    private static final Objective.Exposure EXPOSURE =
            new Objective.Exposure("only-the-balancer", List.of("BL-15"), "only-the-balancer-answers");

    private static Event probed(double second, String check, boolean held, String found) {
        return new Event.ExposureProbed(at(second), check, held, found);
    }

    private static Event held(double second) {
        return probed(second, EXPOSURE.check(), true, "11 ports tried, 2 answered: balancer, balancer-plain");
    }

    @Test
    void whatHeldWheneverItWasTriedPasses() {
        Verdict verdict = cleanRun().add(held(10)).add(held(60)).judged(EXPOSURE);
        assertThat(verdict.judgement()).as(verdict.toString()).isEqualTo(PASS);
        assertThat(verdict.measured()).isEqualTo("held in 2 probes");
        assertThat(verdict.evidence()).containsExactly("11 ports tried, 2 answered: balancer, balancer-plain");
    }

    @Test
    void oneProbeThatFoundSomethingFailsAndNamesIt() {
        Verdict verdict = cleanRun()
                .add(held(10))
                .add(probed(60, EXPOSURE.check(), false, "db-a answers on 127.0.0.10:5432"))
                .judged(EXPOSURE);
        assertThat(verdict.judgement()).isEqualTo(FAIL);
        assertThat(verdict.measured()).isEqualTo("did not hold in 1 of 2 probes");
        assertThat(verdict.evidence()).containsExactly("at " + at(60) + ": db-a answers on 127.0.0.10:5432");
    }

    @Test
    void whatNobodyTriedIsNotKnown() {
        Verdict verdict = cleanRun()
                .add(probed(60, "https-is-mandatory", true, "301 to https"))
                .judged(EXPOSURE);
        assertThat(verdict.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.evidence()).contains("nobody tried it: no probe of only-the-balancer-answers is recorded");
    }

    @Test
    void aFindStandsInARunCutShortAndItsAbsenceDoesNot() {
        Story cut = cleanRun().without(Event.RunEnded.class).add(held(10));
        assertThat(cut.judged(EXPOSURE).judgement()).isEqualTo(INCONCLUSIVE);
        cut.add(probed(11, EXPOSURE.check(), false, "db-a answers"));
        assertThat(cut.judged(EXPOSURE).judgement()).isEqualTo(FAIL);
    }

    @Test
    void aRunThatBreaksNothingNeedsNoFaultToBeJudged() {
        Story story = Story.nothing().phase(Phase.BASELINE, 5).phase(Phase.DRAIN, 65);
        for (double s = 0; s < 66; s += 0.5) {
            story.add(new Event.ControlProbed(at(s), java.time.Duration.ofMillis(2)));
        }
        story.add(new Event.RunEnded(at(66), "completed", "")).add(held(30));
        assertThat(story.judged(EXPOSURE).judgement()).isEqualTo(PASS);
        story.phase(Phase.FAULT, 15).phase(Phase.RECOVERY, 45).phase(Phase.AFTER, 55);
        assertThat(story.judged(EXPOSURE).judgement()).isEqualTo(PASS);
    }
}
