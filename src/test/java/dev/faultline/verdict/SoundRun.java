package dev.faultline.verdict;

import static dev.faultline.verdict.Judgement.PASS;
import static dev.faultline.verdict.Story.cleanRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Objective.Level;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;

/** A run in which everything went well, to be spoiled, and the objectives that it meets. */
final class SoundRun {
    static final Objective.Rto RTO = new Objective.Rto(
            "recovers",
            List.of(),
            "book",
            "kill",
            Objective.Origin.INJECTION,
            Duration.ofSeconds(10),
            0.95,
            Duration.ofSeconds(2));
    private static final Objective.Rpo RPO = new Objective.Rpo("keeps", List.of(), "kill", Duration.ZERO);
    private static final Objective.Integrity INTEGRITY = new Objective.Integrity("sound", List.of());
    private static final Objective.Restoration RESTORED = new Objective.Restoration("restored", List.of());
    static final Objective[] EVERY_KIND = {RTO, RPO, slo("level", Phase.AFTER), INTEGRITY, RESTORED};

    private SoundRun() {}

    static Objective.Slo slo(String id, Phase phase) {
        return new Objective.Slo(id, List.of(), "book", phase, new Level.Availability(0.9));
    }

    static Story sound() {
        Story story = cleanRun()
                .good("book", 5, 15, 0.05)
                .failing("book", 15, 17, 0.05)
                .good("book", 17, 65, 0.05)
                .holding("before", "one-writer", "db-a")
                .holding("after", "one-writer", "db-b");
        for (int i = 0; i < 50; i++) {
            story.booked("k" + i, 10.05 + i * 0.1);
        }
        return story;
    }

    static List<Judgement> judgements(Story story) {
        return Judge.judge(story.scenario(EVERY_KIND), AlarmedSystem.SPEC, story).stream()
                .map(Verdict::judgement)
                .toList();
    }

    static void leavesNothingToPass(Story story) {
        assertThat(judgements(story)).isNotEmpty().doesNotContain(PASS);
    }
}
