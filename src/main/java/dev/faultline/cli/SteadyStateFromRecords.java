package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.run.SteadyStateCheck;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judge;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the steady state in the middle of a run exactly as the verdicts at its end will. */
final class SteadyStateFromRecords implements SteadyStateCheck {
    @Override
    public Optional<String> broken(Plan plan, RunFiles files) {
        String broken = Judge.steadyState(plan.scenario(), new RecordedHistory(files)).stream()
                .filter(verdict -> verdict.judgement() != Judgement.PASS)
                .map(SteadyStateFromRecords::words)
                .collect(Collectors.joining("; "));
        return broken.isEmpty() ? Optional.empty() : Optional.of(broken);
    }

    private static String words(Verdict verdict) {
        return verdict.objective() + " required " + verdict.required() + ", measured " + verdict.measured();
    }
}
