package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.util.List;

/** Judges what can be had from outside: every probe of the objective's check held, and there was at least one. */
final class ExposureCheck implements ObjectiveCheck {
    private final Objective.Exposure objective;
    private final RunTimeline timeline;

    ExposureCheck(Objective.Exposure objective, RunTimeline timeline) {
        this.objective = objective;
        this.timeline = timeline;
    }

    @Override
    public Finding conclude(Soundness soundness) {
        List<Event.ExposureProbed> probes = timeline.all(Event.ExposureProbed.class).stream()
                .filter(e -> e.check().equals(objective.check()))
                .toList();
        if (probes.isEmpty()) {
            return Finding.unseen("nobody tried it: no probe of " + objective.check() + " is recorded")
                    .withEvidence(soundness.ofRecords());
        }
        List<String> had = probes.stream()
                .filter(e -> !e.held())
                .map(e -> "at " + e.at() + ": " + e.found())
                .distinct()
                .toList();
        Finding finding = had.isEmpty()
                ? Finding.of(Judgement.PASS, "held in " + times(probes.size()))
                        .withEvidence(probes.stream()
                                .map(Event.ExposureProbed::found)
                                .distinct()
                                .toList())
                : Finding.of(Judgement.FAIL, "did not hold in " + had.size() + " of " + times(probes.size()))
                        .withEvidence(Figures.capped(had));
        return finding.doubted(soundness.ofRecords());
    }

    private static String times(int probes) {
        return probes == 1 ? "1 probe" : probes + " probes";
    }
}
