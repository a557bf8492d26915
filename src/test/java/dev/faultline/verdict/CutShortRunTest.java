package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.FAIL;
import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.SoundRun.EVERY_KIND;
import static dev.faultline.verdict.SoundRun.RTO;
import static dev.faultline.verdict.SoundRun.leavesNothingToPass;
import static dev.faultline.verdict.SoundRun.slo;
import static dev.faultline.verdict.SoundRun.sound;
import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that was cut short says so, and passes nothing; what had failed by then has failed. */
class CutShortRunTest {
    private static List<String> doubtsOf(Story story) {
        List<Verdict> verdicts = Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, story);
        assertThat(verdicts).extracting(Verdict::judgement).doesNotContain(PASS);
        return verdicts.get(1).evidence();
    }

    @Test
    void aRunThatWasCutShortIsNotSaidToHaveBeenUnsteadyWhereItWasSteady() {
        Story story = sound().without(Event.RunEnded.class)
                .add(new Event.RunEnded(at(66), "cut short", "a signal asked for the end"))
                .steady(slo("steady", Phase.BASELINE));

        assertThat(doubtsOf(story))
                .contains(
                        "the run was cut short: a signal asked for the end; until then the steady state was seen: steady"
                                + " 100 % good, required at least 90 % good of book in the phase baseline")
                .noneMatch(line -> line.contains("steady state was not"));
    }

    @Test
    void aRunThatWasCutShortBeforeItWasSteadySaysThatToo() {
        Story story = sound().failing("book", 6.01, 14.01, 0.05)
                .without(Event.RunEnded.class)
                .add(new Event.RunEnded(at(66), "cut short", "a signal asked for the end"))
                .steady(slo("steady", Phase.BASELINE));

        assertThat(doubtsOf(story))
                .anyMatch(line ->
                        line.startsWith("the run was cut short: a signal asked for the end; until then the steady"
                                + " state was not seen: steady "));
    }

    @Test
    void aRunCutShortProvesNothingAndSaysWhy() {
        Story story = sound().without(Event.RunEnded.class).add(new Event.RunEnded(at(66), "cut short", "SIGINT"));
        leavesNothingToPass(story);
        assertThat(story.judged(RTO).evidence()).contains("the run was cut short: SIGINT");
    }

    @Test
    void aFailOutlivesARunCutShort() {
        Story story = cleanRun().good("book", 5, 15, 0.05).failing("book", 15, 40, 0.05);
        story.without(Event.RunEnded.class).add(new Event.RunEnded(at(40), "cut short", "SIGINT"));
        assertThat(story.judged(RTO).judgement()).isEqualTo(FAIL);
    }
}
